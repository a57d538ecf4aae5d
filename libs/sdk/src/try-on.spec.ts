import { describe, expect, it } from 'vitest';
import { Vitrine } from './vitrine.js';

const url = 'https://vitrine.example/api/tryon/j-1/result?n=0&of=a&exp=1&sig=b';
const result = { url, seed: 0, retries: 0, quality_score: 1, quality: {} };

/** A client whose server gives this body, and what it was asked. */
function clientOf(body: string | ReadableStream) {
  const asked: { url: string; headers: Record<string, string> }[] = [];
  const client = new Vitrine({
    url: 'https://vitrine.example',
    key: 'vt_pk_a',
    fetch: async (input, init) => {
      asked.push({ url: new Request(input).url, headers: Object.fromEntries(new Headers(init?.headers)) });
      return new Response(body, { headers: { 'content-type': 'image/jpeg' } });
    },
  });
  return { asked, picture: client.tryOn.picture.bind(client.tryOn) };
}

const broken = () =>
  new ReadableStream({
    pull: (controller) => controller.error(new TypeError('The connection was lost.')),
  });

describe('picture', () => {
  it('asks at the signed URL as it is, without the key, and behind it for another format', async () => {
    const { asked, picture } = clientOf('a picture');
    await picture({ results: [result] });
    expect(await (await picture({ results: [result] }, { format: 'jpeg' })).text()).toBe('a picture');
    expect(asked).toEqual([
      { url, headers: {} },
      { url: `${url}&format=jpeg`, headers: {} },
    ]);
  });

  it('says of a job without one, or without as many, that there is none', async () => {
    const { asked, picture } = clientOf('');
    await expect(picture({})).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(picture({ results: [result] }, { n: 1 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(asked).toEqual([]);
  });

  it('tells a connection that breaks in the middle of it, and a signal', async () => {
    const { picture } = clientOf(broken());
    await expect(picture({ results: [result] })).rejects.toMatchObject({ code: 'NOT_CONNECTED' });
    const stop = new AbortController();
    const stopped = clientOf(
      new ReadableStream({
        pull: (controller) => {
          stop.abort(new Error('closed'));
          controller.error(new TypeError('The connection was lost.'));
        },
      }),
    );
    await expect(stopped.picture({ results: [result] }, { signal: stop.signal })).rejects.toThrow('closed');
  });
});
