import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { asCurl, asSdk } from './request-code.js';
import { wantedOf } from './wanted-of.js';

const URL = 'http://127.0.0.1:3000';

/** The words that a shell makes of a command. */
function wordsOf(command: string): string[] {
  const script = `curl() { printf '%s\\n' "$@"; }\nVITRINE_TOKEN=secret\n${command}`;
  return execFileSync('sh', ['-c', script], { encoding: 'utf8' }).trimEnd().split('\n');
}

function form(fields: Record<string, string | Blob>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
}

describe('a question as code', () => {
  it("is one that a shell takes, whatever is in the shopper's words", () => {
    const wanted = wantedOf(form({ prompt: `a "red" men's $HOME shirt`, price_max: '80' }), undefined);
    const words = wordsOf(asCurl(URL, wanted));
    expect(words).toContain(`${URL}/api/prompts`);
    expect(words).toContain('X-API-Key: secret');
    expect(JSON.parse(words.at(-1) ?? '')).toEqual({
      prompt: `a "red" men's $HOME shirt`,
      filters: { price_max: 80 },
    });
  });

  it('names a file in place of a photo', () => {
    const photo = new Blob(['jpeg']);
    const wanted = wantedOf(form({ photo, prompt: 'in green', category: 'dress' }), undefined);
    expect(wordsOf(asCurl(URL, wanted))).toEqual([
      `${URL}/api/recommend/photo`,
      '-H',
      'X-API-Key: secret',
      '-F',
      'photo=@photo.jpg',
      '-F',
      'prompt=in green',
      '-F',
      'category=dress',
    ]);
    expect(asSdk(URL, wanted)).toContain("photo: 'photo.jpg',");
  });

  it('asks for items like one', () => {
    const wanted = wantedOf(form({ num_results: '5', fallback: 'none' }), 'an-id');
    expect(wordsOf(asCurl(URL, wanted))).toEqual([
      '-G',
      `${URL}/api/images/an-id/similar`,
      '-H',
      'X-API-Key: secret',
      '--data-urlencode',
      'num_results=5',
      '--data-urlencode',
      'fallback=none',
    ]);
  });

  it('is a call of the SDK that JavaScript reads', () => {
    const wanted = wantedOf(form({ prompt: 'a dress', diversity: '0.3', all_variants: 'on' }), undefined);
    const call = /recommend\((.*)\);$/s.exec(asSdk(URL, wanted))?.[1];
    // oxlint-disable-next-line typescript/no-implied-eval -- that it is JavaScript is what is tested
    expect(new Function(`return ${call}`)()).toEqual({
      prompt: 'a dress',
      diversity: 0.3,
      collapse_variants: false,
    });
  });

  it('is refused where nothing is asked', () => {
    expect(() => wantedOf(form({ photo: new Blob([]) }), undefined)).toThrow(
      'Type a prompt, or choose a photo.',
    );
  });
});
