import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import type { TryOnAcceptedDto, TryOnJobDto } from '#contracts';
import { bodyOf, S3Server } from '#testing';
import { drawFigure } from '#try-on/drawings';
import { sampleItems } from '../../apps/standalone/src/sample.js';
import { eventually } from '../e2e/support/eventually.js';
import { openShop, type Shop } from '../e2e/support/shop.js';
import { Way } from '../e2e/support/way.js';
import { Vitrine } from '../e2e/support/vitrine.js';
import { form } from '../support/try-on/try-on-stand.js';

let s3: S3Server;
/** Closed while the store is away. */
let way: Way;
let vitrine: Vitrine;
let shop: Shop;
let person: Buffer;
let garment: Buffer;
beforeAll(async () => {
  s3 = await S3Server.start();
  way = await Way.to(s3.port);
  const env = {
    STORAGE_DRIVER: 's3',
    S3_ENDPOINT: `http://127.0.0.1:${way.port}`,
    S3_BUCKET: s3.bucket,
    S3_ACCESS_KEY_ID: s3.accessKeyId,
    S3_SECRET_ACCESS_KEY: s3.secretAccessKey,
  };
  vitrine = await Vitrine.start({ services: inject('services'), tryOn: true, env });
  shop = await openShop(vitrine);
  person = Buffer.from(await drawFigure());
  // A pair of which a draft is made well.
  const tankTop = (await sampleItems()).find(({ attributes }) => attributes.class === 'tank top');
  garment = Buffer.from(await tankTop!.photo());
});
afterAll(async () => {
  await vitrine?.stop();
  way?.close();
  await s3?.stop();
});

/** Another seed is another request: none borrows the result of one before. */
let seed = 0;
async function submit(): Promise<string> {
  const data = form({ person_image: person, clothing_image: garment }, { garment_type: 'top', seed: ++seed });
  return bodyOf<TryOnAcceptedDto>(await shop.secret.send('POST', '/api/tryon', { form: data }), 202).job_id;
}

const get = async (id: string) => bodyOf<TryOnJobDto>(await shop.secret.get(`/api/tryon/${id}`));

const ended = (id: string) =>
  eventually(
    async () => {
      const job = await get(id);
      expect(job.status).toMatch(/completed|failed/);
      return job;
    },
    { withinMs: 150_000 },
  );

const rowOf = (id: string) =>
  vitrine.database.prisma.tryOnJob.findFirstOrThrow({ where: { id }, include: { results: true } });

/** Takes the store away while the photos are read and nothing is stored yet. */
async function killBeforeItStores(id: string): Promise<void> {
  await eventually(async () => expect((await rowOf(id)).step).toMatch(/^(pose|warp|inpainting|blend)$/), {
    everyMs: 5,
  });
  way.close();
  expect((await rowOf(id)).status, 'nothing was stored before').toBe('processing');
}

/** No photo that was sent, and nothing of an attempt that does not count. */
async function expectNothingLeftOf(id: string, results: string[]): Promise<void> {
  await eventually(async () => {
    expect((await s3.keys()).filter((key) => key.includes(id))).toEqual(results);
    expect((await rowOf(id)).inputsErasedAt).not.toBeNull();
  });
  const redis = new Redis(vitrine.services.redisUrl);
  try {
    for await (const keys of redis.scanStream({ count: 500 }) as AsyncIterable<string[]>) {
      for (const key of keys) {
        const value = (await redis.dumpBuffer(key))?.toString('latin1') ?? '';
        expect(`${key} ${value}`).not.toContain(id);
      }
    }
  } finally {
    redis.disconnect();
  }
  const piece = person.subarray(person.length / 2, person.length / 2 + 48);
  for (const spelling of [piece.toString('base64').slice(4, 60), piece.toString('hex')])
    expect(vitrine.logs()).not.toContain(spelling);
}

it('fails a try-on by STORAGE_ERROR where it stays away, and the same worker goes on when it is back', async () => {
  const pid = vitrine.tryOnWorker?.child.pid;
  const id = await submit();
  await killBeforeItStores(id);
  expect(await ended(id)).toMatchObject({
    status: 'failed',
    error: { code: 'STORAGE_ERROR', message: expect.stringMatching(/object storage .* again later/) },
  });
  expect((await rowOf(id)).results).toEqual([]);
  expect((await fetch(`${vitrine.tryOnWorker?.url}/health`)).status).toBe(200);

  await way.open();
  const next = await submit();
  expect(await ended(next)).toMatchObject({ status: 'completed' });
  expect(vitrine.tryOnWorker?.child.pid).toBe(pid);
  expect(vitrine.tryOnWorker?.child.exit).toBeUndefined();
  await expectNothingLeftOf(id, []);
  await expectNothingLeftOf(next, [expect.stringMatching(/\/out\/\d+-0\.png$/)]);
}, 360_000);

it('is waited for where it comes back in time: the try-on is taken up again and made once', async () => {
  const id = await submit();
  await killBeforeItStores(id);
  await eventually(async () => expect((await rowOf(id)).status).toBe('queued'), { everyMs: 20 });
  await way.open();
  expect(await ended(id)).toMatchObject({ status: 'completed' });
  const { attempt, losses, results } = await rowOf(id);
  expect(attempt).toBeGreaterThan(1);
  expect([losses, results.length]).toEqual([0, 1]);
  await expectNothingLeftOf(id, [results[0]!.objectKey]);
});
