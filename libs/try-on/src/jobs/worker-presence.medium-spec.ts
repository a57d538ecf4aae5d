import type { PinoLogger } from 'nestjs-pino';
import { afterEach, describe, expect, inject, it, vi } from 'vitest';
import { RedisClient } from '#platform';
import { testConfig } from '#testing';
import { WorkerPresence } from './worker-presence.js';

describe('which try-on workers live', () => {
  const open: RedisClient[] = [];
  const silent = { setContext: () => undefined, warn: () => undefined } as unknown as PinoLogger;
  const gpu = { gpu_name: 'H', memory_allocated_gb: 1, memory_reserved_gb: 2, total_memory_gb: 80 };
  let installation = 0;

  afterEach(() => {
    for (const client of open.splice(0)) client.onApplicationShutdown();
  });

  function newInstallation(redisUrl = inject('services').redisUrl) {
    installation += 1;
    const config = testConfig({
      REDIS_URL: redisUrl,
      REDIS_PREFIX: `presence-${process.pid}-${installation}`,
    });
    const client = new RedisClient(config, silent);
    open.push(client);
    const warn = vi.fn<(bindings: object, text: string) => void>();
    const logger = { setContext: () => undefined, warn } as unknown as PinoLogger;
    return { redis: client.connection, workers: new WorkerPresence(client, config, logger), warn };
  }

  it('is told by the best equipped one, whatever else lies there', async () => {
    const { redis, workers, warn } = newInstallation();
    await workers.announce('cpu', { models_loaded: true, cuda_available: false, gpu: null });
    await workers.announce('gpu', { models_loaded: true, cuda_available: true, gpu });
    const [key] = await redis.keys(`*presence-${process.pid}-${installation}*`);
    await redis.hset(key!, { text: 'no JSON', other: '{"at": 1}' });
    expect(await workers.facts()).toEqual({ models_loaded: true, cuda_available: true, gpu });
    expect(warn).toHaveBeenCalledTimes(2);
    for (const id of ['text', 'other'])
      expect(warn).toHaveBeenCalledWith({ err: expect.any(Error), id }, expect.any(String));
    await redis.del(key!);
  });

  it('is said to be none while Redis is away, and why in the log', async () => {
    const { workers, warn } = newInstallation('redis://127.0.0.1:1');
    expect(await workers.facts()).toEqual({ models_loaded: false, cuda_available: false, gpu: null });
    expect(warn).toHaveBeenCalledExactlyOnceWith({ err: expect.any(Error) }, expect.any(String));
  });
});
