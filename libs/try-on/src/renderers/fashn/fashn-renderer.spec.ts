import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RenderInput } from '../renderer.js';
import { FashnRenderer, type FashnOptions } from './fashn-renderer.js';

const KEY = 'key-of-this-spec';
const JPEG = Uint8Array.from([0xff, 0xd8, 0xff, 4]);
const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1]);

type Seen = { line: string; key: string | undefined; inputs: Record<string, unknown> };

/** Speaks `/v1/run` and `/v1/status/{id}`; each look at a run answers with the next state, the last one for ever. */
let server: Server;
let url: string;
let seen: Seen[];
let states: unknown[];
let runs: number;
/** What is said of a run by its id, where `states` is not it. */
let stateOf: (id: string) => unknown;
let refusal: { status: number; body: unknown } | undefined;

beforeAll(async () => {
  server = createServer((request, response) => {
    void (async () => {
      const line = `${request.method} ${request.url}`;
      const { inputs = {} } = JSON.parse((await bodyOf(request)) || '{}') as {
        inputs?: Record<string, unknown>;
      };
      seen.push({ line, key: request.headers.authorization, inputs });
      const { status, body } = refusal ?? { status: 200, body: undefined };
      const next = states.length > 1 && line.includes('status') ? states.shift() : states[0];
      const state = stateOf(line.split('/').at(-1) ?? '') ?? next;
      if (line === 'POST /v1/run') runs += 1;
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(
        JSON.stringify(body ?? (line === 'POST /v1/run' ? { id: `run-${runs}`, error: null } : state)),
      );
    })();
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
  refusal = undefined;
  runs = 0;
  stateOf = () => undefined;
  states = [{ status: 'completed', output: [dataUrl(PNG)] }];
});

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function dataUrl(image: Uint8Array): string {
  return `data:image/png;base64,${Buffer.from(image).toString('base64')}`;
}

const renderer = (given: Partial<FashnOptions> = {}) =>
  new FashnRenderer({
    apiKey: KEY,
    url,
    model: 'tryon-v1.6',
    timeoutMs: 5_000,
    pollMs: 2,
    firstWaitMs: 2,
    ...given,
  });

const input = (given: Partial<RenderInput> = {}): RenderInput => ({
  person: JPEG,
  size: { width: 3, height: 4 },
  garments: [{ photo: JPEG, kind: 'dress', isCutOut: true }],
  draft: new Uint8Array(),
  realismLevel: 3,
  seeds: [42],
  signal: new AbortController().signal,
  onBilled: () => undefined,
  ...given,
});

describe('FashnRenderer', () => {
  it('starts a run, asks after it until it has ended, and has nothing stored there', async () => {
    states.unshift({ status: 'in_queue' }, { status: 'processing' });
    expect(await renderer().render(input())).toEqual({ images: [PNG] });
    expect(seen.map(({ line }) => line)).toEqual([
      'POST /v1/run',
      'GET /v1/status/run-1',
      'GET /v1/status/run-1',
      'GET /v1/status/run-1',
    ]);
    expect(new Set(seen.map(({ key }) => key))).toEqual(new Set([`Bearer ${KEY}`]));
    expect(seen[0]?.inputs).toEqual({
      model_image: `data:image/jpeg;base64,${Buffer.from(JPEG).toString('base64')}`,
      garment_image: `data:image/jpeg;base64,${Buffer.from(JPEG).toString('base64')}`,
      category: 'one-pieces',
      garment_photo_type: 'flat-lay',
      mode: 'balanced',
      num_samples: 1,
      seed: 42,
      output_format: 'png',
      return_base64: true,
    });
  });

  it('puts the second garment on what the first run made', async () => {
    const garments = [
      { photo: JPEG, kind: 'bottom' as const, isCutOut: false },
      { photo: JPEG, kind: 'top' as const, isCutOut: true },
    ];
    await renderer().render(input({ garments, realismLevel: 5 }));
    const runs = seen.filter(({ line }) => line === 'POST /v1/run').map(({ inputs }) => inputs);
    expect(runs).toMatchObject([
      { category: 'bottoms', garment_photo_type: 'auto', mode: 'quality' },
      { category: 'tops', garment_photo_type: 'flat-lay' },
    ]);
    expect(runs[1]?.model_image).toMatch(new RegExp(`${Buffer.from(PNG).toString('base64')}$`));
  });

  it.each<[string, unknown, string, RegExp]>([
    [
      'a pose that was not found',
      { status: 'failed', error: { name: 'PoseError', message: 'x' } },
      'RENDERER_FAILED',
      /found no pose.*\(PoseError\)/,
    ],
    [
      'photos that it refuses',
      { status: 'failed', error: { name: 'ContentModerationError', message: 'x' } },
      'RENDERER_FAILED',
      /refused these photos/,
    ],
    [
      'an error that nobody knows',
      { status: 'failed', error: { name: 'NewError', message: null } },
      'RENDERER_FAILED',
      /it failed \(NewError\)/,
    ],
    ['a run that was cancelled there', { status: 'canceled' }, 'RENDERER_FAILED', /cancelled there/],
    ['its own time limit', { status: 'time_out' }, 'TIMEOUT', /own time limit/],
    ['no image', { status: 'completed', output: [] }, 'RENDERER_FAILED', /empty/],
    [
      'an image elsewhere',
      { status: 'completed', output: ['https://elsewhere.example/a.png'] },
      'RENDERER_FAILED',
      /empty/,
    ],
    ['another shape', { state: 'done' }, 'RENDERER_FAILED', /could not be read/],
  ])('says of %s what happened', async (_what, state, code, sentence) => {
    states = [state];
    await expect(renderer().render(input())).rejects.toMatchObject({
      code,
      message: expect.stringMatching(sentence),
    });
  });

  it('tries 429 again and gives a wrong key up at once, which no message shows', async () => {
    refusal = { status: 429, body: { error: 'OutOfCredits' } };
    await expect(renderer().render(input())).rejects.toMatchObject({ code: 'RENDERER_FAILED' });
    expect(seen).toHaveLength(3);
    refusal = { status: 401, body: { error: `bad ${KEY}` } };
    const refused = renderer().render(input());
    await expect(refused).rejects.toThrow(/does not accept its API key or token/);
    await expect(refused).rejects.not.toMatchObject({ message: expect.stringContaining(KEY) });
    expect(seen).toHaveLength(4);
  });

  it('gives up a run that does not end, and cancels one of a job that was stopped', async () => {
    states = [{ status: 'processing' }];
    await expect(renderer({ timeoutMs: 20 }).render(input())).rejects.toMatchObject({ code: 'TIMEOUT' });
    seen = [];
    const controller = new AbortController();
    const stopped = renderer().render(input({ signal: controller.signal }));
    await expect.poll(() => seen.some(({ line }) => line.startsWith('GET'))).toBe(true);
    controller.abort(new Error('cancelled by the shopper'));
    await expect(stopped).rejects.toThrow('cancelled by the shopper');
    expect(seen.at(-1)?.line).toBe('POST /v1/cancel/run-2');
  });

  it('tells of each run that was accepted, of each garment and seed, also of one that fails', async () => {
    let billed = 0;
    const onBilled = (images: number) => void (billed += images);
    const garment = { photo: JPEG, kind: 'top' as const, isCutOut: false };
    const garments = [garment, { ...garment, kind: 'bottom' as const }];
    await renderer().render(input({ garments, seeds: [1, 2], onBilled }));
    expect(billed).toBe(4);
    states = [{ status: 'failed', error: { name: 'PoseError', message: 'x' } }];
    await expect(renderer().render(input({ garments, onBilled }))).rejects.toThrow(/found no pose/);
    expect(billed).toBe(5);
    refusal = { status: 400, body: { error: 'BadRequest' } };
    await expect(renderer().render(input({ garments, onBilled }))).rejects.toThrow(/refused/);
    expect(billed).toBe(5);
  });

  it('stops the runs of other seeds when one fails, and starts none after it', async () => {
    stateOf = (id) => {
      if (id === 'run-2' && runs === 3)
        return { status: 'failed', error: { name: 'PoseError', message: 'x' } };
      return { status: 'processing' };
    };
    let billed = 0;
    const onBilled = (images: number) => void (billed += images);
    const garment = { photo: JPEG, kind: 'top' as const, isCutOut: false };
    const failed = renderer().render(input({ garments: [garment, garment], seeds: [1, 2, 3], onBilled }));
    await expect(failed).rejects.toThrow(/found no pose/);
    const cancelled = seen.map(({ line }) => line).filter((line) => line.includes('cancel'));
    expect(cancelled.sort()).toEqual(['POST /v1/cancel/run-1', 'POST /v1/cancel/run-3']);
    expect([runs, billed]).toEqual([3, 3]);
  });
});
