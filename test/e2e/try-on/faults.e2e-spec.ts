import { afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { drawPhoto, outcomeOf, S3Server } from '#testing';
import { TryOnRetention } from '#try-on/work';
import { clearRedis } from '../support/clean-up.js';
import { eventually } from '../support/eventually.js';
import { Way } from '../support/way.js';
import { awaitJob, submit, TryOnStand } from '../../support/try-on/try-on-stand.js';

let stand: TryOnStand | undefined;
let picture: Buffer;
beforeAll(async () => {
  picture = await drawPhoto({ format: 'png' });
});
afterEach(async () => {
  await stand?.stop();
  stand = undefined;
});

async function start(settings: Record<string, string> = {}) {
  const started = await TryOnStand.start(inject('services'), settings);
  stand = started;
  const { secret: shop, apiKeyId } = await started.openShop();
  return { stand: started, shop, apiKeyId, retention: started.workers[0]!.get(TryOnRetention) };
}

/** A run that stands still until it is let go on, whatever it is told. */
function heldRun({ pipeline }: TryOnStand) {
  const gates: (() => void)[] = [];
  pipeline.work = async (request, { onStep }) => {
    await onStep('segmentation');
    await new Promise<void>((resolve) => gates.push(resolve));
    return outcomeOf([picture], request);
  };
  return {
    reached: (runs = 1) => expect.poll(() => gates.length, { timeout: 30_000 }).toBe(runs),
    go: () => gates.forEach((open) => open()),
  };
}

describe('a worker', () => {
  it('fails a job past its time limit, and writes nothing of what comes after', async () => {
    const { stand, shop } = await start({ TRYON_TIMEOUT_S: '2' });
    const { go, reached } = heldRun(stand);
    const id = await submit(shop);
    await reached();
    expect(await awaitJob(shop, id)).toMatchObject({ status: 'failed', error: { code: 'TIMEOUT' } });
    go();
    stand.pipeline.succeedWith(picture);
    expect((await awaitJob(shop, await submit(shop))).status).toBe('completed');
    expect((await shop.send('GET', `/api/tryon/${id}`)).body).toMatchObject({ status: 'failed' });
    await eventually(async () => expect([...(await stand.files()).keys()].join()).not.toContain(id));
  });

  it('that lost its job to another one writes nothing; the job is done once', async () => {
    const { stand, shop, retention } = await start({ TRYON_CONCURRENCY: '2' });
    const { go, reached } = heldRun(stand);
    const id = await submit(shop);
    await reached();
    // As if this worker had been given up: its job counts as silent, and is queued again under another number.
    const past = new Date(Date.now() - 120_000);
    const { prisma } = stand.database;
    await prisma.tryOnJob.updateMany({
      where: { id },
      data: { attempt: { increment: 1 }, status: 'queued', createdAt: past },
    });
    await eventually(async () => {
      await retention.sweep();
      expect(stand.pipeline.requests.length).toBe(2);
    });
    await reached(2);
    go();
    expect(await awaitJob(shop, id)).toMatchObject({ status: 'completed' });
    expect(await prisma.tryOnResult.count({ where: { jobId: id } })).toBe(1);
    await eventually(async () => {
      const left = [...(await stand.files()).keys()].filter((path) => path.includes(id));
      expect(left).toEqual([expect.stringMatching(/\/out\/3-0\.png$/)]);
    });
  });

  it('gives up a job with which two workers were lost', async () => {
    const { stand, shop, retention } = await start();
    const { go, reached } = heldRun(stand);
    await submit(shop);
    await reached();
    const id = await submit(shop);
    const past = new Date(Date.now() - 120_000);
    await stand.database.prisma.tryOnJob.updateMany({
      where: { id },
      data: { status: 'processing', losses: 1, attempt: 2, heartbeatAt: past, createdAt: past },
    });
    await retention.sweep();
    go();
    expect(await awaitJob(shop, id)).toMatchObject({
      status: 'failed',
      error: { code: 'TIMEOUT', message: expect.stringMatching(/stopped twice/) },
    });
  });

  it('finishes what it has when it is closed, and the next one goes on', async () => {
    const { stand, shop } = await start();
    const { go, reached } = heldRun(stand);
    const first = await submit(shop);
    await reached();
    const second = await submit(shop);
    const closed = stand.workers[0]!.close();
    go();
    await closed;
    expect(stand.pipeline.closed).toBe(true);
    expect((await awaitJob(shop, first)).status).toBe('completed');
    stand.pipeline.succeedWith(picture);
    await stand.startWorker();
    expect((await awaitJob(shop, second)).status).toBe('completed');
  });
});

describe('the sweep', () => {
  it('queues again what Redis has lost', async () => {
    const { stand, shop, retention } = await start();
    await stand.workers[0]!.close();
    const id = await submit(shop);
    await stand.database.prisma.outboxEvent.deleteMany();
    await clearRedis(stand.config.REDIS_URL, stand.config.REDIS_PREFIX);
    const past = new Date(Date.now() - 60_000);
    await stand.database.prisma.tryOnJob.updateMany({ where: { id }, data: { createdAt: past } });
    stand.pipeline.succeedWith(picture);
    const worker = await stand.startWorker();
    await worker.get(TryOnRetention).sweep();
    expect((await awaitJob(shop, id)).status).toBe('completed');
    expect(retention).toBeDefined();
  });

  it('erases what expired, what was revoked and what was never finished', async () => {
    const { stand, shop, apiKeyId, retention } = await start();
    stand.pipeline.succeedWith(picture);
    const { prisma } = stand.database;
    const [expired, kept] = [await submit(shop), await submit(shop)];
    for (const id of [expired, kept]) await awaitJob(shop, id);
    await prisma.tryOnJob.updateMany({ where: { id: expired }, data: { expiresAt: new Date() } });
    expect((await shop.send('GET', `/api/tryon/${expired}`)).status).toBe(404);
    await retention.erase();
    expect((await prisma.tryOnJob.findMany()).map(({ id }) => id)).toEqual([kept]);
    expect([...(await stand.files()).keys()].join()).not.toContain(expired);

    const admin = stand.anyone;
    const headers = { 'x-admin-key': stand.config.ADMIN_KEY };
    await admin.send('DELETE', `/api/admin/api-keys/${apiKeyId}`, undefined, headers);
    await retention.sweep();
    await retention.erase(new Date(Date.now() + 3_600_000));
    expect(await prisma.tryOnJob.count()).toBe(0);
    expect(await stand.files()).toEqual(new Map());
  });

  it('fails what waits for longer than is sensible', async () => {
    const { stand, shop, retention } = await start({ TRYON_MAX_AGE_S: '1' });
    await stand.workers[0]!.close();
    const id = await submit(shop);
    await retention.sweep(new Date(Date.now() + 5_000)).catch(() => undefined);
    await retention.erase();
    expect((await shop.send('GET', `/api/tryon/${id}`)).body).toMatchObject({
      status: 'failed',
      error: { code: 'TIMEOUT' },
    });
    expect([...(await stand.files()).keys()].join()).not.toContain(id);
  });
});

describe('object storage', () => {
  it('that is away when the result is to be stored fails the job; what it held is erased when it is back', async () => {
    const s3 = await S3Server.start();
    const way = await Way.to(Number(new URL(s3.endpoint).port));
    try {
      const { stand, shop, retention } = await start({
        STORAGE_DRIVER: 's3',
        S3_ENDPOINT: `http://127.0.0.1:${way.port}`,
        S3_BUCKET: s3.bucket,
        S3_ACCESS_KEY_ID: s3.accessKeyId,
        S3_SECRET_ACCESS_KEY: s3.secretAccessKey,
      });
      stand.pipeline.work = async (request) => {
        way.close();
        return outcomeOf([picture], request);
      };
      const id = await submit(shop);
      await expect
        .poll(async () => (await shop.send('GET', `/api/tryon/${id}`)).body, {
          timeout: 120_000,
          interval: 100,
        })
        .toMatchObject({ status: 'failed', error: { code: 'STORAGE_ERROR' } });
      await way.open();
      await retention.erase();
      const { prisma } = stand.database;
      const row = await prisma.tryOnJob.findFirstOrThrow({ where: { id } });
      expect(row.inputsErasedAt).not.toBeNull();
      // The worker is alive, and what S3 keeps is not sent along with each poll.
      stand.pipeline.succeedWith(picture);
      const next = await awaitJob(shop, await submit(shop));
      expect(next.status).toBe('completed');
      expect(next.result_b64).toBeUndefined();
      expect((await stand.anyone.bytes(next.result_url ?? '')).body.equals(picture)).toBe(true);
    } finally {
      way.close();
      await s3.stop();
    }
  }, 170_000);
});
