import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { InferenceCall } from '#inference';
import { PipelineCrashedError } from '../errors/pipeline-crashed.error.js';
import { TryOnError } from '../errors/try-on.error.js';
import type { TryOnRequest } from '../pipeline/try-on-pipeline.js';
import { ThreadedTryOnPipeline } from './threaded-try-on-pipeline.js';

describe('ThreadedTryOnPipeline', () => {
  let pipeline: ThreadedTryOnPipeline;
  afterEach(() => pipeline?.close());
  const module = new URL('./testing/gpu-pipeline.ts', import.meta.url).href;

  it('says where the models of its threads run, and how their memory is now', async () => {
    pipeline = new ThreadedTryOnPipeline({ module, options: undefined }, 1);
    expect(pipeline.inference()).toBeUndefined();
    await pipeline.start();
    const used = () => pipeline.inference()?.gpu?.memory_used_mb;
    expect(pipeline.inference()).toMatchObject({ device: 'cuda', gpu: { name: 'NVIDIA H200' } });
    await expect.poll(used).toBeGreaterThanOrEqual(3 * 1_024);
  }, 30_000);

  it('tells of the calls of models in its threads, and how all of them fare', async () => {
    const calls: InferenceCall[] = [];
    pipeline = new ThreadedTryOnPipeline({ module, options: undefined }, 2, {
      onCall: (call) => calls.push(call),
    });
    expect(pipeline.graphs()).toEqual({});
    await pipeline.start();
    await Promise.all([pipeline.cut(new Uint8Array()), pipeline.cut(new Uint8Array())]);
    const call = { graph: 'garment-cutter', rows: 1, seconds: 0.25 };
    expect(calls).toEqual([call, call]);
    expect(pipeline.graphs()).toEqual({
      'garment-cutter': { device: 'cuda', sessions: 2, loadedBytes: 2_000, restarts: 0, pending: 0 },
    });
  }, 30_000);

  it('refuses photos as its threads do: by code, sentence and what is at fault', async () => {
    const refusing = new URL('./testing/refusing-pipeline.ts', import.meta.url).href;
    pipeline = new ThreadedTryOnPipeline({ module: refusing, options: undefined }, 1);
    await pipeline.start();
    const observer = { signal: new AbortController().signal, onStep: () => undefined };
    const run = pipeline.run({} as TryOnRequest, observer).catch((error: unknown) => error);
    expect(await run).toBeInstanceOf(TryOnError);
    expect(await run).toMatchObject({
      code: 'POSE_FAILED',
      message: 'No face is to be seen.',
      atFault: 'person_photo',
    });
    const cut = pipeline.cut(new Uint8Array()).catch((error: unknown) => error);
    expect(await cut).toBeInstanceOf(TryOnError);
    expect(await cut).toMatchObject({ code: 'SEGMENTATION_FAILED', atFault: 'garment' });
  }, 30_000);

  describe('with a model that runs again and again', () => {
    const module = new URL('./testing/inferring-pipeline.ts', import.meta.url).href;
    const run = (signal: AbortSignal) =>
      pipeline.run({} as TryOnRequest, { signal, onStep: () => undefined });

    // Where it does not wait, the whole process ends: "terminate called after throwing an instance of 'Napi::Error'".
    it('waits for a graph that runs before it ends its thread', async () => {
      pipeline = new ThreadedTryOnPipeline({ module, options: undefined }, 1);
      for (let round = 0; round < 2; round++) {
        await pipeline.start();
        const ended = run(new AbortController().signal).catch((error: unknown) => error);
        await sleep(100);
        await pipeline.close();
        expect(await ended).toBeInstanceOf(PipelineCrashedError);
      }
    }, 60_000);

    it('ends a run that does not stop when it is told to', async () => {
      pipeline = new ThreadedTryOnPipeline({ module, options: undefined }, 1);
      await pipeline.start();
      const stop = new AbortController();
      const late = new Error('too late');
      const ended = run(stop.signal).catch((error: unknown) => error);
      await sleep(100);
      stop.abort(late);
      expect(await ended).toBe(late);
    }, 60_000);

    it('ends a cut that goes on after it was stopped, and begins none that was stopped before', async () => {
      pipeline = new ThreadedTryOnPipeline({ module, options: undefined }, 1);
      await pipeline.start();
      const stop = new AbortController();
      const late = new Error('too late');
      const ended = pipeline.cut(new Uint8Array(), stop.signal).catch((error: unknown) => error);
      await sleep(100);
      stop.abort(late);
      expect(await ended).toBe(late);
      await expect(pipeline.cut(new Uint8Array(), stop.signal)).rejects.toBe(late);
    }, 60_000);
  });
});
