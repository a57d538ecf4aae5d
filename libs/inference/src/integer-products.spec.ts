import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InferencePool } from './inference-pool.js';

/**
 * What dynamic quantisation makes of a matrix product: DynamicQuantizeLinear → MatMulInteger → Cast → Mul, with a column
 * of eight weights of 127 and one of −127. The input 1 becomes 255, and 255 · 127 twice is more than 16 bits hold.
 */
const FULL_RANGE =
  'CAgSADq3AQojCgF4EgFxEgFzEgF6IhVEeW5hbWljUXVhbnRpemVMaW5lYXIKGwoBcQoBYgoBehIBaSINTWF0TXVsSW50ZWdlcgoXCgFpEgFmIgRDYXN0KgkKAnRvGAGgAQIKDgoBZgoBcxIBeSIDTXVsEgFnKhsICAgCEANCAWJKEH+Bf4F/gX+Bf4F/gX+Bf4FaFAoBeBIPCg0IARIJCgMSAW4KAggIYhQKAXkSDwoNCAESCQoDEgFuCgIIAkIECgAQEQ==';

describe('a graph with int8 weights of full range', () => {
  let folder: string;
  let pool: InferencePool;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vitrine-int8-'));
    const graph = join(folder, 'full-range.onnx');
    await writeFile(graph, Buffer.from(FULL_RANGE, 'base64'));
    pool = new InferencePool({ graph, workers: 1, intraOpThreads: 1, maxPending: 8 });
    await pool.start();
  });
  afterAll(async () => {
    await pool.close();
    await rm(folder, { recursive: true });
  });

  it('multiplies exactly, with VNNI or without', async () => {
    const { y } = await pool.infer({
      x: { type: 'float32', data: new Float32Array(8).fill(1), dims: [1, 8] },
    });
    expect(y?.data[0]).toBeCloseTo(8 * 127, 1);
    expect(y?.data[1]).toBeCloseTo(-8 * 127, 1);
  });
});
