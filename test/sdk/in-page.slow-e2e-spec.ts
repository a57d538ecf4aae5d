import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawPhoto } from '#testing';
import { drawFigure } from '#try-on/drawings';
import { openShop, type Shop } from '../e2e/support/shop.js';
import { LentVitrine } from '../e2e/support/lent-vitrine.js';
import { builtSdk } from '../page/support/built-sdk.js';
import { findChromium } from '../page/support/chromium.js';
import { launchChromium } from '../page/support/launch-chromium.js';
import { brokenOff, events, FaultyServer, json, page, silent } from './support/faulty-server.js';
import { inNode, openSdkPage, type Run, type Sdk, SDK_PAGE } from './support/sdk-runs.js';

const program = await findChromium();

const problem = (status: number, code: string, headers?: Record<string, string>) =>
  json(status, { type: 'x', title: 'x', status, code, detail: `It is ${code}.`, request_id: 'r-1' }, headers);
const found = json(200, { prompt_id: 'p-1', results: [] });
const job = (status: string, progress: number) => ({ job_id: 'j-1', status, step: 'warp', progress });

/** Each is over after one attempt; what a POST makes of it is the same. */
const PASSING = {
  'broken-off': brokenOff,
  silence: silent,
  408: problem(408, 'REQUEST_TIMEOUT'),
  409: problem(409, 'IDEMPOTENCY_IN_PROGRESS'),
  429: problem(429, 'RATE_LIMITED', { 'retry-after': '1' }),
  500: problem(500, 'INTERNAL_ERROR'),
  proxy: page(502),
};
const LASTING = { down: problem(503, 'DEPENDENCY_UNAVAILABLE'), refused: problem(422, 'PHOTO_DAMAGED') };

const FAULTS = {
  ...Object.fromEntries(Object.entries(PASSING).map(([name, fault]) => [name, [fault, found]])),
  ...Object.fromEntries(Object.entries(LASTING).map(([name, fault]) => [name, [fault]])),
  'broken-stream': [events(['7', job('processing', 40)]), events(['8', job('completed', 100)])],
  'kept-stream': [page(200), json(200, job('processing', 40)), json(200, job('completed', 100))],
};

/** The code of each call's error; that of one that was answered is "answered". */
const codesOf = ({ sdk, url, names }: { sdk: Sdk; url: string; names: string[] }) =>
  Promise.all(
    names.map((name) =>
      new sdk.Vitrine({ url: `${url}/faults/${name}`, timeoutMs: 1_000 })
        .recommend({ prompt: 'a dress' })
        .then(
          () => 'answered',
          (error: unknown) => (error instanceof sdk.VitrineError ? error.code : String(error)),
        ),
    ),
  );

describe.skipIf(program === undefined)('the SDK in a page', () => {
  let browser: Browser;
  let server: FaultyServer;
  const runs = new Map<string, Run>([['Node', inNode]]);
  beforeAll(async () => {
    browser = await launchChromium(program ?? '');
    server = await FaultyServer.start({ ...SDK_PAGE, '/sdk.js': await builtSdk() }, FAULTS);
    runs.set('a page', (await openSdkPage(browser, server.url)).run);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  describe.each(['Node', 'a page'])('and a faulty server, in %s', (where) => {
    const run: Run = (work, given) => {
      const found = runs.get(where);
      if (found === undefined) throw new Error(`No SDK was opened in ${where}.`);
      return found(work, given);
    };

    it('sends again what may pass, under the same idempotency key', async () => {
      const names = Object.keys(PASSING);
      const started = performance.now();
      expect(await run(codesOf, { url: server.url, names })).toEqual(names.map(() => 'answered'));
      // As long as `Retry-After` says, or as a silent attempt takes.
      expect(performance.now() - started).toBeGreaterThan(1_000);
      for (const name of names) {
        const [first, ...rest] = server.taken(name).map(({ idempotencyKey }) => idempotencyKey);
        expect([name, first?.length]).toEqual([name, 32]);
        expect([name, ...rest]).toEqual([name, first]);
      }
    });

    it('gives up, with the code of the answer', async () => {
      const names = Object.keys(LASTING);
      const codes = await run(codesOf, { url: server.url, names });
      expect(codes).toEqual(['DEPENDENCY_UNAVAILABLE', 'PHOTO_DAMAGED']);
      expect(names.map((name) => server.taken(name).length)).toEqual([3, 1]);
    });

    const progressOf = (name: string) =>
      run(
        async ({ sdk, url }) => {
          const seen: number[] = [];
          for await (const { progress } of new sdk.Vitrine({ url }).tryOn.watch('j-1')) seen.push(progress);
          return seen;
        },
        { url: `${server.url}/faults/${name}` },
      );

    it('takes events up again where they broke off, and polls where a proxy keeps them', async () => {
      expect(await progressOf('broken-stream')).toEqual([40, 100]);
      expect(server.taken('broken-stream').map(({ lastEventId }) => lastEventId)).toEqual([undefined, '7']);
      expect(await progressOf('kept-stream')).toEqual([40, 100]);
      expect(server.taken('kept-stream')).toHaveLength(3);
    });
  });

  describe('of another origin than the API', () => {
    let vitrine: LentVitrine;
    let shop: Shop;
    beforeAll(async () => {
      vitrine = await LentVitrine.borrow();
      shop = await openShop(vitrine);
    });
    afterAll(() => vitrine?.giveBack());

    const inPage: Run = (work, given) => (runs.get('a page') ?? inNode)(work, given);
    const base64 = async (photo: Promise<Uint8Array>) => Buffer.from(await photo).toString('base64');

    it('lists, uploads and recommends', async () => {
      const { upload, listed } = await inPage(
        async ({ sdk, url, key, photo }) => {
          const { images } = new sdk.Vitrine({ url, key });
          const bytes = Uint8Array.from(atob(photo), (character) => character.charCodeAt(0));
          const upload = await images.upload(new Blob([bytes]), { name: 'Red shirt', category: 'top' });
          const listed: string[] = [];
          for await (const { id } of images.list({ limit: 1 })) listed.push(id);
          return { upload, listed };
        },
        { url: vitrine.url, key: shop.key.secret_token, photo: await base64(drawPhoto({ colour: 'red' })) },
      );
      expect(upload).toMatchObject({ name: 'Red shirt', category: 'top' });
      expect(listed).toEqual([upload.id]);
      await shop.allEmbedded();
      const { words, alike } = await inPage(
        async ({ sdk, url, key, photo }) => {
          const vitrine = new sdk.Vitrine({ url, key });
          const bytes = Uint8Array.from(atob(photo), (character) => character.charCodeAt(0));
          const words = await vitrine.recommend({ prompt: 'a red shirt' });
          const alike = await vitrine.recommend({ photo: new Blob([bytes]) });
          return { words: words.results, alike: alike.results };
        },
        {
          url: vitrine.url,
          key: shop.key.publishable_token,
          photo: await base64(drawPhoto({ colour: 'red' })),
        },
      );
      expect([...words, ...alike].map(({ image_id }) => image_id)).toEqual([upload.id, upload.id]);
    });

    const tryOn = async (stops: boolean) =>
      inPage(
        async ({ sdk, url, key, person, garment, stops }) => {
          const { tryOn } = new sdk.Vitrine({ url, key });
          const blob = (photo: string) =>
            new Blob([Uint8Array.from(atob(photo), (character) => character.charCodeAt(0))]);
          const stop = new AbortController();
          const seen = { id: '', progress: [] as number[] };
          const run = tryOn.run(
            blob(person),
            { photo: blob(garment) },
            {
              signal: stop.signal,
              onProgress: ({ job_id, progress }) => {
                seen.id = job_id;
                seen.progress.push(progress);
                if (stops) stop.abort(new Error('closed'));
              },
            },
          );
          const end = await run.then(
            ({ status }) => status,
            (error: unknown) => String(error),
          );
          return { ...seen, end };
        },
        {
          url: vitrine.url,
          key: shop.key.publishable_token,
          person: await base64(drawFigure()),
          garment: await base64(drawPhoto({ colour: 'green' })),
          stops,
        },
      );

    it('tries on with progress', async () => {
      const { id, progress, end } = await tryOn(false);
      expect(end).toBe('completed');
      expect(progress.at(-1)).toBe(100);
      expect(progress).toEqual(progress.toSorted((one, other) => one - other));
      expect((await shop.secret.get(`/api/tryon/${id}`)).status).toBe(200);
    });

    it('has a job erased whose signal is aborted', async () => {
      const { id, end } = await tryOn(true);
      expect(end).toBe('Error: closed');
      expect((await shop.secret.get(`/api/tryon/${id}`)).status).toBe(404);
    });
  });
});
