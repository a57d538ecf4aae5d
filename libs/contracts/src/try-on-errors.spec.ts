import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { tryOnJob } from './try-on.js';
import { TRY_ON_ERRORS } from './try-on-errors.js';

const codes = Object.keys(TRY_ON_ERRORS).toSorted();
const codesIn = (text: string) => [...text.matchAll(/`([A-Z_]{5,})`/g)].map(([, code]) => code!).toSorted();

describe('the codes of a failed try-on', () => {
  it('are listed in docs/api.md, all of them and no other', async () => {
    const page = await readFile(new URL('../../../docs/api.md', import.meta.url), 'utf8');
    const rows = page.slice(page.indexOf('| `error.code`')).split('\n\n')[0]!.split('\n');
    expect(codesIn(rows.map((row) => row.split('|')[1]).join())).toEqual(codes);
  });

  it('are said with their meanings where a job is described', () => {
    const { description = '' } = tryOnJob.shape.error.unwrap().shape.code;
    expect(codesIn(description)).toEqual(codes);
  });
});
