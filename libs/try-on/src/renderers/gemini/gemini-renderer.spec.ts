import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { GeminiRenderer } from './gemini-renderer.js';
import type { RenderInput } from '../renderer.js';

const KEY = 'key-of-this-spec';
const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]);
const JPEG = Uint8Array.from([0xff, 0xd8, 0xff, 4]);

type Seen = { path: string; key: string | undefined; body: GenerateContent };
type GenerateContent = {
  contents: { parts: { text?: string; inlineData?: { mimeType: string; data: string } }[] }[];
  generationConfig: { responseModalities: string[]; seed: number };
};

/** Speaks `generateContent`; each test says what it answers, the last answer for ever. */
let server: Server;
let url: string;
let seen: Seen[];
let answers: ((response: ServerResponse) => void)[];

beforeAll(async () => {
  server = createServer((request, response) => {
    void respond(request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  seen = [];
});

async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readBody(request);
  const key = request.headers['x-goog-api-key'];
  seen.push({ path: request.url ?? '', key: String(key), body: JSON.parse(body) as GenerateContent });
  const answer = answers.length > 1 ? answers.shift() : answers[0];
  answer?.(response);
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

const json =
  (status: number, body: unknown, headers = {}) =>
  (response: ServerResponse) =>
    void response
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(JSON.stringify(body));
const image = (data: Uint8Array) =>
  json(200, {
    candidates: [
      {
        finishReason: 'STOP',
        content: {
          parts: [
            { text: 'Here it is' },
            { inlineData: { mimeType: 'image/png', data: Buffer.from(data).toString('base64') } },
          ],
        },
      },
    ],
  });
const silence = () => undefined;

function renderer(options: { timeoutMs?: number } = {}): GeminiRenderer {
  return new GeminiRenderer({
    apiKey: KEY,
    url,
    model: 'image-model',
    timeoutMs: 5_000,
    firstWaitMs: 5,
    ...options,
  });
}

function input(given: Partial<RenderInput> = {}): RenderInput {
  return {
    person: JPEG,
    size: { width: 3, height: 4 },
    garments: [{ photo: PNG, kind: 'top', isCutOut: false }],
    draft: PNG,
    realismLevel: 3,
    seeds: [42],
    signal: new AbortController().signal,
    onBilled: () => undefined,
    ...given,
  };
}

describe('GeminiRenderer', () => {
  it('sends the person, then the garments, and gives back the image', async () => {
    answers = [image(PNG)];
    expect(
      await renderer().render(
        input({
          garments: [
            { photo: PNG, kind: 'top', isCutOut: true },
            { photo: JPEG, kind: 'bottom', isCutOut: false },
          ],
        }),
      ),
    ).toEqual({ images: [PNG] });
    const [{ path, key, body }] = seen as [Seen];
    expect(path).toBe('/v1beta/models/image-model:generateContent');
    expect(key).toBe(KEY);
    expect(body.generationConfig).toEqual({ responseModalities: ['IMAGE'], seed: 42 });
    const parts = body.contents[0]?.parts ?? [];
    expect(parts[0]?.text).toMatch(/image 2 shows the top, image 3 shows the bottom/);
    expect(parts.slice(1).map(({ inlineData }) => inlineData?.mimeType)).toEqual([
      'image/jpeg',
      'image/png',
      'image/jpeg',
    ]);
    expect(Buffer.from(parts[1]?.inlineData?.data ?? '', 'base64')).toEqual(Buffer.from(JPEG));
  });

  it.each([429, 500, 503])('tries %i again, and takes the answer after it', async (status) => {
    answers = [json(status, {}), json(status, {}, { 'retry-after': '0' }), image(PNG)];
    expect(await renderer().render(input())).toEqual({ images: [PNG] });
    expect(seen).toHaveLength(3);
  });

  it.each([
    ['a quota that stays used up', json(429, {}), 3, /quota/],
    ['a server that stays broken', json(503, {}), 3, /out of order \(HTTP 503\)/],
    ['a wrong key', json(403, { error: { message: `bad ${KEY}` } }), 1, /API key/],
    ['a request that it does not like', json(400, {}), 1, /HTTP 400/],
    [
      'a blocked prompt',
      json(200, { promptFeedback: { blockReason: 'SAFETY' } }),
      1,
      /refused these photos \(SAFETY\)/,
    ],
    ['a blocked image', json(200, { candidates: [{ finishReason: 'IMAGE_SAFETY' }] }), 1, /IMAGE_SAFETY/],
    [
      'words in place of an image',
      json(200, { candidates: [{ finishReason: 'STOP', content: { parts: [{ text: 'no' }] } }] }),
      1,
      /empty/,
    ],
    ['an empty answer', json(200, {}), 1, /empty/],
    ['no JSON', (response: ServerResponse) => void response.end('<html>'), 1, /could not be read/],
    ['JSON of another shape', json(200, { candidates: 'many' }), 1, /could not be read/],
    ['a connection that breaks', (response: ServerResponse) => void response.destroy(), 3, /not be reached/],
  ])('says RENDERER_FAILED of %s', async (_what, answer, calls, sentence) => {
    answers = [answer];
    const refused = renderer().render(input());
    await expect(refused).rejects.toMatchObject({
      code: 'RENDERER_FAILED',
      message: expect.stringMatching(sentence),
    });
    await expect(refused).rejects.not.toMatchObject({ message: expect.stringContaining(KEY) });
    expect(seen).toHaveLength(calls);
  });

  it('says TIMEOUT when no call is answered in time', async () => {
    answers = [silence];
    await expect(renderer({ timeoutMs: 50 }).render(input())).rejects.toMatchObject({ code: 'TIMEOUT' });
    expect(seen).toHaveLength(3);
  });

  it('ends at once with the reason when it is stopped, in a call or between two', async () => {
    for (const answer of [silence, json(429, {}, { 'retry-after': '10' })]) {
      seen = [];
      answers = [answer];
      const controller = new AbortController();
      const stopped = renderer().render(input({ signal: controller.signal }));
      await expect.poll(() => seen.length).toBe(1);
      controller.abort(new Error('cancelled by the shopper'));
      await expect(stopped).rejects.toThrow('cancelled by the shopper');
      expect(seen).toHaveLength(1);
    }
  });
});
