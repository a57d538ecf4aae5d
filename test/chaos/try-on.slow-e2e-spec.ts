import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import type { TryOnAcceptedDto, TryOnJobDto } from '#contracts';
import { bodyOf, drawPhoto } from '#testing';
import { drawFigure } from '#try-on/drawings';
import { eventually } from '../e2e/support/eventually.js';
import { OwnService } from '../e2e/support/own-service.js';
import { openShop, type Shop } from '../e2e/support/shop.js';
import { Vitrine } from '../e2e/support/vitrine.js';
import { form } from '../support/try-on/try-on-stand.js';

let redis: OwnService;
let vitrine: Vitrine;
let shop: Shop;
let person: Buffer;
let garment: Buffer;
beforeAll(async () => {
  redis = await OwnService.start('redis');
  vitrine = await Vitrine.start({ services: { ...inject('services'), redisUrl: redis.url }, tryOn: true });
  shop = await openShop(vitrine);
  person = Buffer.from(await drawFigure());
  garment = await drawPhoto({ colour: '#1e5fa8' });
});
afterAll(async () => {
  await vitrine?.stop();
  await redis?.stop();
});

/** Another seed is another request: none borrows the result of one before. */
let seed = 0;
async function submit(): Promise<string> {
  const fields = { garment_type: 'top', seed: ++seed, max_retries: 0 };
  const data = form({ person_image: person, clothing_image: garment }, fields);
  return bodyOf<TryOnAcceptedDto>(await shop.secret.send('POST', '/api/tryon', { form: data }), 202).job_id;
}

const get = async (id: string) => bodyOf<TryOnJobDto>(await shop.secret.get(`/api/tryon/${id}`));

const begun = (id: string) =>
  eventually(async () => expect((await get(id)).status).toBe('processing'), { everyMs: 10 });

const ended = (id: string) =>
  eventually(
    async () => {
      const job = await get(id);
      expect(job.status).toMatch(/completed|failed/);
      return job;
    },
    { withinMs: 150_000, everyMs: 200 },
  );

const rowsOf = (ids: string[]) =>
  vitrine.database.prisma.tryOnJob.findMany({ where: { id: { in: ids } }, include: { results: true } });

const filesOf = async (id: string) => (await vitrine.storedFiles()).filter((path) => path.includes(id));

it('makes every try-on once though Redis is flushed while one is made and others wait', async () => {
  const ids = [await submit(), await submit(), await submit()];
  await begun(ids[0]!);
  const client = new Redis(redis.url);
  await client.flushall();
  client.disconnect();
  const jobs = await Promise.all(ids.map(ended));
  const rows = await rowsOf(ids);
  expect(rows.map(({ losses }) => losses)).toEqual([0, 0, 0]);
  for (const [at, id] of ids.entries()) {
    const row = rows.find((each) => each.id === id);
    expect(row?.results).toHaveLength(jobs[at]?.status === 'completed' ? 1 : 0);
    await eventually(async () => {
      expect((await filesOf(id)).filter((path) => path.includes('/in/'))).toEqual([]);
    });
  }
});

it('leaves nothing of a try-on that is cancelled while it is made, and goes on with the next', async () => {
  const id = await submit();
  await begun(id);
  const { status } = await shop.secret.send('DELETE', `/api/tryon/${id}`);
  expect(status).toBe(204);
  expect((await shop.secret.get(`/api/tryon/${id}`)).status).toBe(404);
  await eventually(async () => expect(await filesOf(id)).toEqual([]));
  const next = await ended(await submit());
  expect(next.error?.code ?? 'completed').not.toBe('INTERNAL_ERROR');
  expect(await filesOf(id)).toEqual([]);
});

it('takes a try-on up again once when its worker is killed in the middle, and does it once', async () => {
  const id = await submit();
  await begun(id);
  await vitrine.tryOnWorker?.kill();
  expect((await get(id)).status, 'the worker was killed in the middle').toBe('processing');
  await vitrine.startTryOnWorker();
  const job = await ended(id);
  const [row] = await rowsOf([id]);
  expect(row).toMatchObject({ attempt: 2, losses: 1 });
  expect(row?.results).toHaveLength(job.status === 'completed' ? 1 : 0);
});

it('ends a try-on past its time limit by TIMEOUT, and the worker lives', async () => {
  await vitrine.tryOnWorker?.stop();
  await vitrine.startTryOnWorker({ TRYON_TIMEOUT_S: '0.1' });
  const id = await submit();
  expect(await ended(id)).toMatchObject({ status: 'failed', error: { code: 'TIMEOUT' } });
  await eventually(async () => expect(await filesOf(id)).toEqual([]));
  const health = await fetch(`${vitrine.tryOnWorker?.url}/health`);
  expect(health.status).toBe(200);
  expect(await ended(await submit())).toMatchObject({ error: { code: 'TIMEOUT' } });
});
