import { afterEach, describe, expect, it } from 'vitest';
import { ThreadedTryOnPipeline } from './threaded-try-on-pipeline.js';

describe('ThreadedTryOnPipeline', () => {
  let pipeline: ThreadedTryOnPipeline;
  afterEach(() => pipeline?.close());

  it('says where the models of its threads run, and how their memory is now', async () => {
    const module = new URL('./testing/gpu-pipeline.ts', import.meta.url).href;
    pipeline = new ThreadedTryOnPipeline({ module, options: undefined }, 1);
    expect(pipeline.inference()).toBeUndefined();
    await pipeline.start();
    const used = () => pipeline.inference()?.gpu?.memory_used_mb;
    expect(pipeline.inference()).toMatchObject({ device: 'cuda', gpu: { name: 'NVIDIA H200' } });
    await expect.poll(used).toBeGreaterThanOrEqual(3 * 1_024);
  }, 30_000);
});
