import type { PinoLogger } from 'nestjs-pino';
import { Registry } from 'prom-client';
import { describe, expect, it } from 'vitest';
import { FakeObjectStorage } from '#testing';
import { DependencyUnavailableError } from '../errors/dependency-unavailable.error.js';
import { HealthService } from '../health/health.service.js';
import { StorageWatch } from './storage-watch.js';

describe('StorageWatch', () => {
  it('logs at start and then at each change why the storage cannot be used, and readiness says so', async () => {
    const logged: string[] = [];
    const logger = {
      setContext: () => undefined,
      error: (_: unknown, text: string) => logged.push(text),
      info: (text: string) => logged.push(text),
    } as unknown as PinoLogger;
    const storage = new FakeObjectStorage();
    let reason: string | undefined = 'NoSuchBucket';
    storage.ping = async () => {
      if (reason !== undefined) throw new DependencyUnavailableError('object storage', { reason });
    };
    const health = new HealthService();
    new StorageWatch(storage, health, new Registry(), logger).onApplicationBootstrap();
    const component = async () => (await health.readiness()).components['object storage'];
    for (let look = 0; look < 3; look++) {
      expect(await component()).toEqual({ status: 'down', error: 'NoSuchBucket' });
    }
    expect(logged).toEqual(['Object storage cannot be used: NoSuchBucket']);
    reason = 'AccessDenied';
    await component();
    reason = undefined;
    expect(await component()).toMatchObject({ status: 'up' });
    await component();
    expect(logged.slice(1)).toEqual([
      'Object storage cannot be used: AccessDenied',
      'Object storage can be used again',
    ]);
  });

  it('says how much room is left, and is degraded where that is too little', async () => {
    const storage = new FakeObjectStorage();
    let free: number | undefined = 5e9;
    storage.freeBytes = async () => free;
    const [health, registry] = [new HealthService(), new Registry()];
    new StorageWatch(storage, health, registry, { setContext: () => undefined } as unknown as PinoLogger);
    expect(await health.readiness()).toMatchObject({ status: 'ready' });
    expect(await registry.metrics()).toContain('vitrine_storage_free_bytes 5000000000');
    free = 12_300_000;
    expect(await health.readiness()).toMatchObject({
      status: 'degraded',
      components: {
        'object storage': { status: 'up' },
        'storage space': { status: 'down', error: expect.stringContaining('is full (12 MB are free)') },
      },
    });
    free = undefined;
    expect(await health.readiness()).toMatchObject({ status: 'ready' });
    expect(await registry.metrics()).not.toMatch(/^vitrine_storage_free_bytes/m);
  });
});
