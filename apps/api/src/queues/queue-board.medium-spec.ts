import { randomUUID } from 'node:crypto';
import { type DynamicModule, Module } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Registry } from 'prom-client';
import { type QueuesDto, queues } from '#contracts';
import { HealthService, PrismaService } from '#platform';
import { QueueWorkers } from '#platform/work';
import { createTenant } from '#testing';
import { ApiUnderTest } from '../../../../test/support/api/api-under-test.js';
import { ApiFoundationModule } from '../api-foundation.module.js';
import { WatchedQueues } from './watched-queues.js';
import { QueuesApiModule } from './queues.module.js';
import type { Config } from '../config.js';

@Module({})
class QueuesAlone {
  static forRoot(config: Config): DynamicModule {
    return { module: QueuesAlone, imports: [ApiFoundationModule.forRoot(config), QueuesApiModule] };
  }
}

const basic = (password: string) => ({
  authorization: `Basic ${Buffer.from(`operator:${password}`).toString('base64')}`,
});

describe('the queues of the workers', () => {
  let api: ApiUnderTest;
  beforeAll(async () => {
    const { databaseUrl, redisUrl } = inject('services');
    const settings = { REDIS_URL: redisUrl, REDIS_PREFIX: `queue-board-${randomUUID()}` };
    api = await ApiUnderTest.start(databaseUrl, (config) => QueuesAlone.forRoot(config), settings);
  });
  afterAll(() => api?.stop());

  it('are counted for the operator alone', async () => {
    const none = { waiting: 0, active: 0, delayed: 0, failed: 0, worker: 'none', worker_seen_at: null };
    const answer = await api.admin<QueuesDto>('GET', '/api/admin/queues');
    expect(queues.safeParse(answer.body).error).toBeUndefined();
    expect(answer.body.queues).toEqual([
      { name: 'embedding', ...none },
      { name: 'try-on', ...none },
    ]);
    expect(await api.call('GET', '/api/admin/queues')).toMatchObject({ status: 401 });
  });

  it('count what waits in the outbox, and say which of them nobody works on', async () => {
    const prisma = api.app.get(PrismaService);
    const tenant = await createTenant(prisma);
    const [embedding, tryOn] = api.app.get(WatchedQueues).all;
    const ready = () => api.app.get(HealthService).readiness();
    const up = { status: 'up' };
    expect((await ready()).components).toMatchObject({ 'embedding worker': up, 'try-on worker': up });

    const { apiKeyId } = tenant;
    await prisma.outboxEvent.createMany({
      data: [
        { apiKeyId, type: 'image.photo-changed', payload: {} },
        { apiKeyId, type: 'image.deleted', payload: {} },
      ],
    });
    await new QueueWorkers(tryOn!).sayAlive();
    const { body } = await api.admin<QueuesDto>('GET', '/api/admin/queues');
    expect(body.queues).toMatchObject([
      { name: 'embedding', waiting: 2, worker: 'none', worker_seen_at: null },
      { name: 'try-on', waiting: 0, worker: 'alive', worker_seen_at: expect.any(String) },
    ]);
    const error = 'No embedding worker was seen in the last days; 2 jobs wait.';
    expect((await ready()).components).toMatchObject({
      'embedding worker': { status: 'down', error },
      'try-on worker': up,
    });

    await embedding!.client.set(embedding!.toKey('worker-seen-at'), Date.now() - 60_000);
    const since = (await ready()).components['embedding worker']?.error;
    expect(since).toMatch(/^No embedding worker for 6\d s; 2 jobs wait\.$/);
    const metrics = await api.app.get(Registry).metrics();
    expect(metrics).toContain('vitrine_queue_jobs{queue="embedding",state="waiting"} 2');
    expect(metrics).toMatch(/worker_last_seen_timestamp_seconds\{queue="try-on"\} \d{10}/);
  });

  it('are a page for who has the admin key as a password', async () => {
    const asked = await api.call('GET', '/admin/queues');
    expect(asked).toMatchObject({ status: 401, body: { code: 'ADMIN_KEY_MISSING' } });
    expect(asked.headers['www-authenticate']).toMatch(/^Basic realm=/);
    const page = await api.call('GET', '/admin/queues', { headers: basic(api.config.ADMIN_KEY) });
    expect(page.status).toBe(200);
    expect(page.text).toContain('<title>Vitrine queues</title>');
    // Nothing of another server.
    expect(page.text).not.toMatch(/(href|src)="https?:/);
    expect(page.headers['content-security-policy']).toContain("script-src 'self'");
  });

  it('are closed to everybody else, whatever of the page is asked', async () => {
    for (const path of ['', '/queue/embedding', '/api/queues', '/static/favicon.ico']) {
      const answer = await api.call('GET', `/admin/queues${path}`, { headers: basic('wrong') });
      expect({ path, status: answer.status }).toEqual({ path, status: 401 });
    }
  });

  it('can be looked at and not changed', async () => {
    const headers = basic(api.config.ADMIN_KEY);
    const shown = await api.call<{ queues: { name: string; readOnlyMode: boolean }[] }>(
      'GET',
      '/admin/queues/api/queues',
      { headers },
    );
    expect(shown.body.queues).toMatchObject([
      { name: 'embedding', readOnlyMode: true },
      { name: 'try-on', readOnlyMode: true },
    ]);
    for (const action of ['pause', 'empty', 'retry/failed', 'clean/failed'])
      expect(
        (await api.call('PUT', `/admin/queues/api/queues/embedding/${action}`, { headers })).status,
      ).toBe(405);
  });
});
