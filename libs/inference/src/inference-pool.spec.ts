import { fileURLToPath } from 'node:url';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { InferenceFailedError, InferenceOverloadedError, ModelFolderError } from './inference.errors.js';
import { InferencePool } from './inference-pool.js';
import type { Tensors } from './tensor.js';

/** `session.run` holds up the thread that it is called on: on this one, of the event loop, nothing can load it. */
vi.mock('onnxruntime-node', () => {
  throw new Error('onnxruntime was loaded on the thread of the event loop');
});

const TEXT_TOWER = fileURLToPath(
  new URL('../../../models/vitrine-mini/onnx/text_model.onnx', import.meta.url),
);

function prompt(length: number): Tensors {
  return {
    input_ids: { type: 'int64', data: new BigInt64Array(length).fill(5n), dims: [1, length] },
    attention_mask: { type: 'int64', data: new BigInt64Array(length).fill(1n), dims: [1, length] },
  };
}

describe('InferencePool', () => {
  const pools: InferencePool[] = [];

  function open(options: Partial<ConstructorParameters<typeof InferencePool>[0]> = {}): InferencePool {
    const pool = new InferencePool({
      graph: TEXT_TOWER,
      workers: 1,
      intraOpThreads: 1,
      maxPending: 8,
      ...options,
    });
    pools.push(pool);
    return pool;
  }

  afterEach(async () => {
    await Promise.all(pools.splice(0).map((pool) => pool.close()));
  });

  it('answers with a vector for each row, the same for the same input', async () => {
    const pool = open({ workers: 2 });
    const [first, second] = await Promise.all([pool.infer(prompt(4)), pool.infer(prompt(4))]);
    expect(first.text_embeds?.dims).toEqual([1, first.text_embeds?.data.length]);
    expect(first.text_embeds?.data).toEqual(second.text_embeds?.data);
  });

  it('needs no onnxruntime on the thread of the event loop, which it would block', async () => {
    await expect(import('onnxruntime-node')).rejects.toThrow();
    await expect(open().infer(prompt(4))).resolves.toHaveProperty('text_embeds');
  });

  it('fails a call whose input does not fit, and answers the next', async () => {
    const pool = open();
    await expect(pool.infer({ nonsense: prompt(2).input_ids! })).rejects.toBeInstanceOf(InferenceFailedError);
    await expect(pool.infer(prompt(2))).resolves.toHaveProperty('text_embeds');
  });

  it('refuses a call more than may wait', async () => {
    const pool = open({ maxPending: 1 });
    const first = pool.infer(prompt(3));
    await expect(pool.infer(prompt(3))).rejects.toBeInstanceOf(InferenceOverloadedError);
    await expect(first).resolves.toBeDefined();
  });

  it('refuses a file that is no model', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'vitrine-graph-'));
    const graph = join(folder, 'broken.onnx');
    await writeFile(graph, 'not a graph');
    await expect(open({ graph }).start()).rejects.toBeInstanceOf(ModelFolderError);
    await rm(folder, { recursive: true });
  });
});
