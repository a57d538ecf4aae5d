import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import protobuf from 'protobufjs/minimal.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { InferencePool, type Tensors } from '#inference';
import { OnnxFileError } from './onnx-file.error.js';
import { splitTowers } from './split-towers.js';

/** CLIP with both towers in one file, as patrickjohncyh/fashion-clip has it (models/recipes/parity). */
const BOTH = fileURLToPath(
  new URL('../../../../test/fixtures/encoders/hub/clip-random/onnx/model.onnx', import.meta.url),
);
const LENGTH_DELIMITED = 2;

function prompt(): Tensors {
  const ids = BigInt64Array.from([690n, 320n, 400n, 691n]);
  return {
    input_ids: { type: 'int64', data: ids, dims: [1, 4] },
    attention_mask: { type: 'int64', data: new BigInt64Array(4).fill(1n), dims: [1, 4] },
  };
}

function photo(): Tensors {
  const data = Float32Array.from({ length: 3 * 224 * 224 }, (_, at) => Math.sin(at / 500));
  return { pixel_values: { type: 'float32', data, dims: [1, 3, 224, 224] } };
}

describe('splitTowers', () => {
  let folder: string;
  const pools: InferencePool[] = [];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vitrine-split-'));
  });
  afterEach(async () => {
    await Promise.all(pools.splice(0).map((pool) => pool.close()));
    await rm(folder, { recursive: true });
  });

  const towers = () => [
    { output: 'text_embeds', inputs: ['input_ids', 'attention_mask'], path: join(folder, 'text.onnx') },
    { output: 'image_embeds', inputs: ['pixel_values'], path: join(folder, 'vision.onnx') },
  ];

  async function open(graph: string): Promise<InferencePool> {
    const pool = new InferencePool({ graph, workers: 1, intraOpThreads: 1, maxPending: 4 });
    pools.push(pool);
    await pool.start();
    return pool;
  }

  it('gives each tower its own inputs, and the vectors of the whole', async () => {
    await splitTowers(BOTH, towers());
    const [whole, text, vision] = await Promise.all([
      open(BOTH),
      open(join(folder, 'text.onnx')),
      open(join(folder, 'vision.onnx')),
    ]);
    expect(text.inputs.map(({ name }) => name).sort()).toEqual(['attention_mask', 'input_ids']);
    expect(vision.inputs.map(({ name }) => name)).toEqual(['pixel_values']);
    const [both, words, picture] = await Promise.all([
      whole.infer({ ...prompt(), ...photo() }),
      text.infer(prompt()),
      vision.infer(photo()),
    ]);
    expect(Object.keys(words)).toEqual(['text_embeds']);
    expect(words.text_embeds?.data).toEqual(both.text_embeds?.data);
    expect(picture.image_embeds?.data).toEqual(both.image_embeds?.data);
  });

  it('shares the weights out: neither tower carries those of the other', async () => {
    const written = await splitTowers(BOTH, towers());
    const whole = (await readFile(BOTH)).length;
    expect(written.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(whole * 1.02);
  });

  it('makes the same files of the same file, and says what they are', async () => {
    const first = await splitTowers(BOTH, towers());
    const second = await splitTowers(BOTH, towers());
    expect(second).toEqual(first);
    const content = await readFile(join(folder, 'text.onnx'));
    expect(first[0]).toMatchObject({
      bytes: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
    });
  });

  it.each([0, 1, 1_000, 100_000, -1])('refuses a file that ends after %i bytes', async (length) => {
    const content = await readFile(BOTH);
    const cut = join(folder, 'cut.onnx');
    await writeFile(cut, content);
    await truncate(cut, length < 0 ? content.length + length : length);
    await expect(splitTowers(cut, towers())).rejects.toBeInstanceOf(OnnxFileError);
    expect(await readdir(folder)).toEqual(['cut.onnx']);
  });

  it('refuses bytes that are no graph, whatever they are', async () => {
    const path = join(folder, 'noise.onnx');
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        await writeFile(path, bytes);
        await expect(splitTowers(path, towers())).rejects.toBeInstanceOf(OnnxFileError);
      }),
      { numRuns: 50 },
    );
  });

  it('names the outputs that there are when one is missing', async () => {
    const wanted = [{ output: 'pooled', inputs: [], path: join(folder, 'x.onnx') }];
    await expect(splitTowers(BOTH, wanted)).rejects.toThrow(/no output pooled, only .*text_embeds/);
  });

  it('refuses towers that cannot be told apart', async () => {
    const wanted = [
      { output: 'logits_per_text', inputs: ['input_ids', 'attention_mask'], path: join(folder, 'x.onnx') },
    ];
    await expect(splitTowers(BOTH, wanted)).rejects.toThrow(/depends on pixel_values/);
  });

  it('refuses weights that lie in another file', async () => {
    const tensor = protobuf.Writer.create()
      .uint32((13 << 3) | LENGTH_DELIMITED)
      .bytes(new Uint8Array());
    const graph = protobuf.Writer.create()
      .uint32((5 << 3) | LENGTH_DELIMITED)
      .bytes(tensor.finish());
    const model = protobuf.Writer.create()
      .uint32((7 << 3) | LENGTH_DELIMITED)
      .bytes(graph.finish());
    const path = join(folder, 'external.onnx');
    await writeFile(path, model.finish());
    await expect(splitTowers(path, towers())).rejects.toThrow(/its weights lie in another file/);
  });
});
