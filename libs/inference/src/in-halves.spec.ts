import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inHalves } from './in-halves.js';
import { InferenceFailedError, InferenceOutOfMemoryError } from './inference.errors.js';
import { InferencePool } from './inference-pool.js';

/**
 * ReduceProd → ConstantOfShape → ReduceSum: answers the sum of a tensor of zeros with as many elements as the product
 * of its input, which onnxruntime really allocates. 2^23 elements fit anywhere, 2^46 nowhere.
 */
const GREEDY =
  'CAgSADqMAQojCgF4EgFzIgpSZWR1Y2VQcm9kKg8KCGtlZXBkaW1zGAGgAQIKFwoBcxIBeiIPQ29uc3RhbnRPZlNoYXBlCiQKAXoSA3N1bSIJUmVkdWNlU3VtKg8KCGtlZXBkaW1zGAGgAQISAWdaEAoBeBILCgkIBxIFCgMSAW5iEQoDc3VtEgoKCAgBEgQKAggBQgQKABAN';
const FITS = 2n ** 23n;
const NEVER_FITS = 2n ** 46n;

describe('inHalves, with a graph that takes the memory it is told to', () => {
  let folder: string;
  let pool: InferencePool;
  const batches: number[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vitrine-greedy-'));
    const graph = join(folder, 'greedy.onnx');
    await writeFile(graph, Buffer.from(GREEDY, 'base64'));
    pool = new InferencePool({ graph, workers: 1, intraOpThreads: 1, maxPending: 8 });
  });
  afterAll(async () => {
    await pool.close();
    await rm(folder, { recursive: true });
  });

  const run = async (sizes: readonly bigint[]): Promise<number[]> => {
    batches.push(sizes.length);
    const x = { type: 'int64' as const, data: BigInt64Array.from(sizes), dims: [sizes.length] };
    const { sum } = await pool.infer({ x });
    return sizes.map(() => Number(sum?.data[0]));
  };

  it('cuts a batch that does not fit until its items do', async () => {
    batches.length = 0;
    await expect(inHalves([FITS, FITS, FITS], run)).resolves.toEqual([0, 0, 0]);
    expect(batches).toEqual([3, 2, 1, 1, 1]);
  });

  it('fails the one item that does not fit alone, and answers the others', async () => {
    const answers = await inHalves([1n, NEVER_FITS, 1n, 1n], run);
    expect(answers).toEqual([0, expect.any(InferenceOutOfMemoryError), 0, 0]);
    expect(answers[1]).toMatchObject({ code: 'INFERENCE_OUT_OF_MEMORY' });
  });

  it('does not try again what failed for another reason', async () => {
    let calls = 0;
    const fail = () => {
      calls += 1;
      return Promise.reject(new InferenceFailedError('wrong input'));
    };
    await expect(inHalves([1, 2, 3, 4], fail)).rejects.toBeInstanceOf(InferenceFailedError);
    expect(calls).toBe(1);
  });
});
