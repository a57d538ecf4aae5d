import { describe, expect, it } from 'vitest';
import { DependencyUnavailableError } from '../errors/dependency-unavailable.error.js';
import { DatabaseNotMigratedError } from '../prisma/database-not-migrated.error.js';
import { NoWorkerError } from '../queue/no-worker.error.js';
import { HealthService } from './health.service.js';

describe('HealthService', () => {
  it('is ready while every part answers', async () => {
    const health = new HealthService();
    health.register('postgres', async () => undefined);
    expect(await health.readiness()).toMatchObject({
      status: 'ready',
      components: { postgres: { status: 'up' } },
    });
  });

  it('names the part that is down, without what a connection string would tell', async () => {
    const health = new HealthService();
    health.register('postgres', async () => undefined);
    health.register('redis', () => Promise.reject(new Error('connect redis://user:password@10.0.0.7')));
    health.register('chroma', () =>
      Promise.reject(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })),
    );
    const readiness = await health.readiness();
    expect(readiness.status).toBe('unavailable');
    expect(readiness.components).toMatchObject({
      postgres: { status: 'up' },
      redis: { status: 'down', error: 'does not answer' },
      chroma: { status: 'down', error: 'ECONNREFUSED' },
    });
  });

  it('says what to do with a database that was not migrated, and of one that is away no code of a library', async () => {
    const health = new HealthService();
    health.register('postgres', () => Promise.reject(new DatabaseNotMigratedError(['a'], 2)));
    health.register('chroma', () => Promise.reject(new DependencyUnavailableError('chroma')));
    expect((await health.readiness()).components).toEqual({
      postgres: { status: 'down', error: expect.stringContaining('Run `npm run migrate`') },
      chroma: { status: 'down', error: 'does not answer' },
    });
  });

  it('is degraded where what is down is not needed for an answer', async () => {
    const health = new HealthService();
    health.register('postgres', async () => undefined);
    const seen = new Date(Date.now() - 42_000);
    health.registerOptional('try-on worker', () => Promise.reject(new NoWorkerError('try-on', seen, 1)));
    expect(await health.readiness()).toMatchObject({
      status: 'degraded',
      components: {
        postgres: { status: 'up' },
        'try-on worker': { status: 'down', error: 'No try-on worker for 42 s; 1 job waits.' },
      },
    });
    health.register('chroma', () => Promise.reject(new Error('refused')));
    expect(await health.readiness()).toMatchObject({ status: 'unavailable' });
  });

  it('names a service that is away alone, and not the workers that it would tell of', async () => {
    const health = new HealthService();
    const isAway = () => Promise.reject(new DependencyUnavailableError('redis'));
    health.register('redis', isAway);
    health.registerOptional('try-on worker', isAway);
    expect(await health.readiness()).toEqual({
      status: 'unavailable',
      components: { redis: { status: 'down', error: 'does not answer' } },
    });
  });

  it('does not wait for a part that hangs', async () => {
    const health = new HealthService();
    health.register('chroma', () => new Promise(() => undefined));
    expect((await health.readiness()).components.chroma).toMatchObject({
      status: 'down',
      error: expect.stringContaining('no answer'),
    });
  });
});
