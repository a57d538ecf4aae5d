import type { PinoLogger } from 'nestjs-pino';
import { beforeEach, describe, expect, it } from 'vitest';
import { FakeObjectStorage, FakeTryOnPipeline } from '#testing';
import type { Config } from '../settings.js';
import type { TryOnRequest } from '../pipeline/try-on-pipeline.js';
import type { Failure } from './failure-of.js';
import type { RenderAccount } from './render-account.js';
import { ReusedResults } from './reused-results.js';
import { TryOnErasure } from './try-on-erasure.js';
import { TryOnFiles } from './try-on-files.js';
import type { TryOnInputs } from './try-on-inputs.js';
import { TryOnRunner } from './try-on-runner.js';
import type { TryOnRow } from './try-on-row.js';
import type { TryOnWorkRepository } from './try-on-work.repository.js';

const job = { apiKeyId: 'key', id: 'job' };
const logger = {
  setContext: () => undefined,
  warn: () => undefined,
  error: () => undefined,
} as unknown as PinoLogger;
const never = () => new Promise<never>(() => undefined);

describe('TryOnRunner, of a job whose time is over', () => {
  let storage: FakeObjectStorage;
  let pipeline: FakeTryOnPipeline;
  let failures: string[];
  let same: Partial<TryOnRow> | undefined;
  let read: (signal: AbortSignal) => Promise<TryOnRequest>;
  let runner: TryOnRunner;

  beforeEach(() => {
    storage = new FakeObjectStorage();
    pipeline = new FakeTryOnPipeline();
    failures = [];
    same = undefined;
    read = async () => ({ mode: 'draft', seed: 1 }) as TryOnRequest;
    const jobs = {
      claim: async () => ({
        ...job,
        attempt: 1,
        losses: 0,
        mode: 'draft',
        requestHash: Uint8Array.of(1),
        renders: null,
      }),
      beat: async () => true,
      findSame: async () => same,
      progress: async () => true,
      fail: async (_: unknown, { code }: Failure) => failures.push(code) > 0,
      complete: async () => true,
      markInputsErased: async () => undefined,
    } as unknown as TryOnWorkRepository;
    const files = new TryOnFiles(storage);
    const inputs = { read: (_: TryOnRow, signal: AbortSignal) => read(signal) } as unknown as TryOnInputs;
    const erasure = new TryOnErasure(files, jobs, logger);
    const reused = new ReusedResults(jobs, files);
    const config = { TRYON_TIMEOUT_S: 0.05, TRYON_RENDERS_PER_JOB: 4 } as Config;
    const account = {} as RenderAccount;
    runner = new TryOnRunner(jobs, files, inputs, reused, erasure, pipeline, account, config, logger);
  });

  it('ends it while its photos are read, tells whoever reads them, and makes nothing', async () => {
    let signal: AbortSignal | undefined;
    let arrive: (request: TryOnRequest) => void = () => undefined;
    read = (given) => {
      signal = given;
      return new Promise((resolve) => (arrive = resolve));
    };
    expect(await runner.run(job, false)).toBe('failed');
    expect(failures).toEqual(['TIMEOUT']);
    expect(signal?.aborted).toBe(true);
    arrive({} as TryOnRequest);
    await new Promise(setImmediate);
    expect(pipeline.requests).toEqual([]);
  });

  it('ends it while results of before are copied', async () => {
    same = { results: [{ n: 0, objectKey: 'of another' }] as TryOnRow['results'] };
    storage.read = never;
    expect(await runner.run(job, false)).toBe('failed');
    expect(failures).toEqual(['TIMEOUT']);
  });

  it('leaves no result that was being stored', async () => {
    pipeline.succeedWith(Uint8Array.of(1));
    const put = storage.put.bind(storage);
    let stored = Promise.resolve();
    let arrive: () => void = () => undefined;
    storage.put = (...given) => {
      stored = new Promise<void>((resolve) => (arrive = resolve)).then(() => put(...given));
      return stored;
    };
    expect(await runner.run(job, false)).toBe('failed');
    arrive();
    await stored;
    await expect.poll(() => [...storage.objects.keys()]).toEqual([]);
  });
});
