import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as ort from 'onnxruntime-node';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { LocalInference, type ModelFolder, openModelFolder, RemoteInference, towerPath } from '#inference';
import { ModelServer } from '#testing';
import { alteredModel, RANDOM_MODELS } from '../testing/altered-model.js';
import { OnnxEncoder } from '../onnx-encoder.js';
import { checkPrecision } from './check-precision.js';
import { makeReferenceVectors } from './make-reference-vectors.js';

// A machine that is busy otherwise takes its time to load a graph.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const TOWERS = ['text', 'vision'] as const;
/** int8 towers of clip-random whose weights have their full range, as they are often published. */
const FULL_RANGE = join(RANDOM_MODELS, '../full-range');
const path = (tower: string) => `onnx/${tower}_model_int8.onnx`;

/** What the towers themselves answer, with and without onnxruntime's exact products: not the same without VNNI. */
async function processorCutsOff(file: string): Promise<boolean> {
  const input = {
    pixel_values: new ort.Tensor(
      'float32',
      Float32Array.from({ length: 3 * 224 * 224 }, (_, at) => 1.5 * Math.sin(at / 97)),
      [1, 3, 224, 224],
    ),
  };
  const [asItIs, exact] = await Promise.all(
    ['0', '1'].map(async (x64quantprecision) => {
      const session = await ort.InferenceSession.create(file, { extra: { session: { x64quantprecision } } });
      const { image_embeds } = await session.run(input);
      return image_embeds?.data as Float32Array;
    }),
  );
  return !asItIs?.every((value, at) => Math.abs(value - (exact?.[at] ?? 0)) < 1e-3);
}

const inferences: LocalInference[] = [];
const local = () => {
  const inference = new LocalInference({ workers: 1, intraOpThreads: 1 });
  inferences.push(inference);
  return inference;
};

describe('int8 towers of full range', () => {
  let models: string;
  let folder: ModelFolder;
  beforeAll(async () => {
    const fullRange = (tower: string) => () => readFileSync(join(FULL_RANGE, `${tower}_model_int8.onnx`));
    models = await alteredModel('clip-random', {
      files: Object.fromEntries(TOWERS.map((tower) => [path(tower), fullRange(tower)])),
    });
    // Made in this process, whose products are exact.
    await makeReferenceVectors(models, 'clip-random', local());
    folder = await openModelFolder(models, 'clip-random', { precision: 'int8' });
  });
  afterAll(async () => {
    await Promise.all(inferences.map((inference) => inference.close()));
    await rm(models, { recursive: true });
  });

  it('answer as fp32 does in this process, with VNNI or without', async () => {
    const encoder = await OnnxEncoder.open(folder, { inference: local(), towers: TOWERS });
    const check = await checkPrecision(encoder, folder, TOWERS);
    await encoder.close();
    expect(check?.outcome).toBe('passed');
    expect(Math.min(check?.fp32.text ?? 0, check?.fp32.vision ?? 0)).toBeGreaterThan(0.998);
  });

  it.each(TOWERS)('pass on a server without that only where it has VNNI (%s)', async (tower) => {
    const cutsOff = await processorCutsOff(towerPath(folder, 'vision'));
    const server = await ModelServer.start([
      { name: `clip-random-${tower}`, file: towerPath(folder, tower), model: folder.id, maxBatch: 8 },
    ]);
    try {
      const options = { timeoutMs: 5_000, concurrency: 2, maxPending: 16 };
      const inference = new RemoteInference({ url: server.url, ...options });
      const encoder = await OnnxEncoder.open(folder, { inference, towers: [tower] });
      const check = await checkPrecision(encoder, folder, [tower]);
      await encoder.close();
      expect(check).toMatchObject({ outcome: cutsOff ? 'failed' : 'passed' });
    } finally {
      await server.stop();
    }
  });
});
