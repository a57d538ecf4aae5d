import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ModelServer } from '#testing';
import {
  GraphMismatchError,
  InferenceFailedError,
  InferenceOutOfMemoryError,
  InferenceOverloadedError,
} from '../inference.errors.js';
import type { GraphRef } from '../inference.port.js';
import { inHalves } from '../in-halves.js';
import { LocalInference } from '../local-inference.js';
import type { Tensors } from '../tensor.js';
import { InferenceAnswerError, InferenceServerError } from './remote.errors.js';
import { RemoteInference, type RemoteInferenceOptions } from './remote-inference.js';

const file = fileURLToPath(new URL('../../../../models/vitrine-mini/onnx/text_model.onnx', import.meta.url));
const graph: GraphRef = {
  model: 'vitrine-mini@1',
  name: 'vitrine-mini-text',
  file,
  signature: {
    inputs: [{ name: 'input_ids', type: 'int64', dims: [-1, -1] }],
    outputs: [{ name: 'text_embeds', type: 'float32', dims: [-1, 128] }],
  },
  batch: { cpu: 16, cuda: 64 },
};

function prompts(rows: number): Tensors {
  const ids = BigInt64Array.from({ length: rows * 4 }, (_, at) => BigInt(at + 2));
  return {
    input_ids: { type: 'int64', data: ids, dims: [rows, 4] },
    attention_mask: { type: 'int64', data: new BigInt64Array(rows * 4).fill(1n), dims: [rows, 4] },
  };
}

/** A real server process that runs the real text tower. */
describe('RemoteInference', () => {
  let server: ModelServer;
  const remotes: RemoteInference[] = [];

  const remote = (changes: Partial<RemoteInferenceOptions> = {}): RemoteInference => {
    const options = { url: server.url, timeoutMs: 10_000, concurrency: 2, maxPending: 8, ...changes };
    const made = new RemoteInference(options);
    remotes.push(made);
    return made;
  };

  beforeAll(async () => {
    const vision = file.replace('text_model', 'vision_model');
    server = await ModelServer.start([
      { name: graph.name, file, model: graph.model, maxBatch: 32 },
      { name: 'vitrine-mini-vision', file: vision, model: graph.model, maxBatch: 32 },
    ]);
  }, 60_000);
  afterEach(async () => {
    await server.breaks({ kind: 'none' });
    await Promise.all(remotes.splice(0).map((each) => each.close()));
  });
  afterAll(async () => server.stop());

  it.each([['bytes', 'none'] as const, ['JSON', 'json-only'] as const])(
    'answers what the same graph answers here, tensors as %s',
    async (_how, kind) => {
      await server.breaks({ kind });
      const local = new LocalInference({ workers: 1, intraOpThreads: 1 });
      const [here, there] = await Promise.all(
        [local, remote()].map(async (inference) => (await inference.load(graph)).infer(prompts(3))),
      );
      await local.close();
      expect(there?.text_embeds?.dims).toEqual([3, 128]);
      const expected = Float32Array.from(here!.text_embeds!.data as Float32Array);
      for (const [at, value] of expected.entries())
        expect(there?.text_embeds?.data[at]).toBeCloseTo(value, 5);
    },
  );

  it('takes the batch of a GPU, or what the server allows, or what it is told', async () => {
    expect((await remote().load(graph)).maxBatch).toBe(32);
    expect((await remote({ maxBatch: 4 }).load(graph)).maxBatch).toBe(4);
  });

  it('sends few photos at a time where their numbers must be written as text', async () => {
    const photos: GraphRef = {
      ...graph,
      name: 'vitrine-mini-vision',
      signature: {
        inputs: [{ name: 'pixel_values', type: 'float32', dims: [-1, 3, 128, 128] }],
        outputs: [{ name: 'image_embeds', type: 'float32', dims: [-1, 128] }],
      },
    };
    expect((await remote().load(photos)).maxBatch).toBe(32);
    await server.breaks({ kind: 'json-only' });
    expect((await remote().load(photos)).maxBatch).toBe(3);
  });

  it.each([
    [
      'another dimension',
      {
        ...graph,
        signature: {
          ...graph.signature,
          outputs: [{ name: 'text_embeds', type: 'float32', dims: [-1, 512] }],
        },
      },
    ],
    ['another revision', { ...graph, model: 'vitrine-mini@2' }],
  ])('refuses at start a server with %s', async (_what, wanted) => {
    await expect(remote().load(wanted)).rejects.toBeInstanceOf(GraphMismatchError);
  });

  it('says which model a server does not have', async () => {
    await expect(remote().load({ ...graph, name: 'other-text' })).rejects.toThrow(/404.*other-text/);
  });

  it('repeats what a busy server refused', async () => {
    const loaded = await remote().load(graph);
    await server.breaks({ kind: 'busy', times: 2 });
    await expect(loaded.infer(prompts(1))).resolves.toHaveProperty('text_embeds');
  });

  it.each([
    ['stays busy', { kind: 'busy', times: 100 }, InferenceServerError],
    ['does not take the token any more', { kind: 'refuses', status: 401 }, InferenceServerError],
    ['lets nobody in', { kind: 'refuses', status: 403 }, InferenceServerError],
    ['has unloaded the model', { kind: 'refuses', status: 404 }, InferenceServerError],
    ['breaks off', { kind: 'cut' }, InferenceServerError],
    ['sends too little', { kind: 'short' }, InferenceAnswerError],
    ['answers for another number of rows', { kind: 'rows' }, InferenceAnswerError],
    ['answers in another shape', { kind: 'shape' }, InferenceAnswerError],
    ['answers in another type', { kind: 'type' }, InferenceAnswerError],
    ['has no memory for it', { kind: 'out-of-memory', above: 0 }, InferenceOutOfMemoryError],
  ] as const)('fails the call, and not the next, when the server %s', async (_what, fault, error) => {
    const loaded = await remote().load(graph);
    await server.breaks(fault);
    await expect(loaded.infer(prompts(2))).rejects.toBeInstanceOf(error);
    await server.breaks({ kind: 'none' });
    await expect(loaded.infer(prompts(2))).resolves.toHaveProperty('text_embeds');
  });

  it('cuts a batch that the GPU of the server has no memory for', async () => {
    const loaded = await remote().load(graph);
    await server.breaks({ kind: 'out-of-memory', above: 1 });
    const answers = await inHalves([1, 2, 3], async (rows) => {
      await loaded.infer(prompts(rows.length));
      return [...rows];
    });
    expect(answers).toEqual([1, 2, 3]);
  });

  it('gives up on a server that is slow, without asking again', async () => {
    const loaded = await remote({ timeoutMs: 300 }).load(graph);
    await server.breaks({ kind: 'slow', ms: 600 });
    await expect(loaded.infer(prompts(1))).rejects.toThrow(/no answer within 300 ms/);
    expect(await server.calls()).toBeLessThanOrEqual(1);
  });

  it('refuses a call more than may wait', async () => {
    const loaded = await remote({ concurrency: 1, maxPending: 1 }).load(graph);
    await server.breaks({ kind: 'slow', ms: 50 });
    const [first, second] = [loaded.infer(prompts(1)), loaded.infer(prompts(1))];
    await expect(loaded.infer(prompts(1))).rejects.toBeInstanceOf(InferenceOverloadedError);
    await expect(Promise.all([first, second])).resolves.toHaveLength(2);
  });

  it('fails a call that the server refuses', async () => {
    const loaded = await remote().load(graph);
    await expect(loaded.infer({ nonsense: prompts(1).input_ids! })).rejects.toBeInstanceOf(
      InferenceFailedError,
    );
  });

  it('waits for a server that starts, and not for ever', async () => {
    const nobody = remote({ url: 'http://127.0.0.1:1', startMs: 300 });
    await expect(nobody.load(graph)).rejects.toBeInstanceOf(InferenceServerError);
    await expect(nobody.ready()).rejects.toThrow(/ECONNREFUSED/);
  });
});
