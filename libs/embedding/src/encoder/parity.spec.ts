import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { LocalInference, type ModelFolder, openModelFolder } from '#inference';
import { OnnxEncoder } from './onnx-encoder.js';
import { PhotoPreprocessor } from './photo-preprocessor.js';
import { PromptTokenizer } from './prompt-tokenizer.js';

// A machine that is busy otherwise takes its time to load a graph.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const FIXTURES = fileURLToPath(new URL('../../../../test/fixtures/encoders', import.meta.url));
const DATA = fileURLToPath(new URL('../../../../../shared/data', import.meta.url));
const BLOCKS = 16;
const inference = new LocalInference({ workers: 1, intraOpThreads: 1 });

type PhotoReference = { vector: number[]; blocks: string };
type Reference = {
  photos: Record<string, PhotoReference>;
  prompts: { prompt: string; ids: number[]; truncated: boolean; vector: number[] }[];
  real_photos: Record<string, number[]>;
};

function cosine(a: Float32Array, b: readonly number[]): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
}

function referenceOf(family: string): Reference {
  return JSON.parse(readFileSync(join(FIXTURES, `${family}-reference.json`), 'utf8')) as Reference;
}

/** Means of 16×16 blocks, [3, 16, 16], of [height, width, 3] bytes. */
function blocksOf(pixels: Buffer, side: number): number[] {
  const size = side / BLOCKS;
  const sums = Array.from({ length: 3 * BLOCKS * BLOCKS }, () => 0);
  for (const [at, value] of pixels.entries()) {
    const channel = at % 3;
    const x = Math.floor(at / 3) % side;
    const y = Math.floor(at / 3 / side);
    const block = (channel * BLOCKS + Math.floor(y / size)) * BLOCKS + Math.floor(x / size);
    sums[block] = (sums[block] ?? 0) + value;
  }
  return sums.map((sum) => sum / size ** 2);
}

/**
 * The published architectures with random weights against the reference's own vectors
 * (models/recipes/parity): from file bytes and prompt string to the normalised vector.
 */
describe.each(['clip', 'siglip'])('parity with the reference: %s', (family) => {
  const reference = referenceOf(family);
  let folder: ModelFolder;
  let encoder: OnnxEncoder;

  beforeAll(async () => {
    folder = await openModelFolder(join(FIXTURES, 'models'), `${family}-random`);
    encoder = await OnnxEncoder.open(folder, { inference, towers: ['text', 'vision'] });
  });
  afterAll(async () => encoder.close());

  it.each(reference.prompts.map(({ prompt }, at) => [prompt.slice(0, 40), at] as const))(
    'prompt %j: the same tokens, the same vector',
    async (_prompt, at) => {
      const { prompt, ids, truncated, vector } = reference.prompts[at]!;
      const tokenizer = await PromptTokenizer.open(folder.path, folder.manifest);
      expect([...tokenizer.tokenize([prompt]).feeds.input_ids!.data].map(Number)).toEqual(ids);
      const answer = await encoder.encodeText(prompt);
      expect(answer.truncated).toBe(truncated);
      expect(cosine(answer.vector, vector)).toBeGreaterThanOrEqual(0.9999);
    },
  );

  it('gives prompts of all lengths in one batch the vectors that they have alone', async () => {
    const answers = await Promise.all(reference.prompts.map(({ prompt }) => encoder.encodeText(prompt)));
    for (const [at, { vector }] of answers.entries()) {
      expect(cosine(vector, reference.prompts[at]!.vector)).toBeGreaterThanOrEqual(0.9999);
    }
  });

  it.each(Object.keys(reference.photos))('photo %s: the same pixels, the same vector', async (name) => {
    const { vector, blocks } = reference.photos[name]!;
    const photo = readFileSync(join(FIXTURES, 'photos', name));
    const [answer] = await encoder.encodePhotos([photo]);
    if (!(answer instanceof Float32Array)) throw answer ?? new Error('no answer');
    const preprocessor = await PhotoPreprocessor.open(folder.path);
    const seen = blocksOf(await preprocessor.pixels(photo), preprocessor.size.width);
    const wanted = [...Buffer.from(blocks, 'base64')];
    const off = seen.map((value, at) => Math.abs(value - wanted[at]!));
    expect.soft(Math.max(...off), 'the block that is furthest off').toBeLessThanOrEqual(5);
    expect(cosine(answer, vector)).toBeGreaterThanOrEqual(0.999);
  });

  it('sees of a CMYK photo what intake made of it', async () => {
    const photos = ['cmyk.jpg', 'cmyk-at-rest.jpg'].map((name) =>
      readFileSync(join(FIXTURES, 'photos', name)),
    );
    const [given, stored] = await encoder.encodePhotos(photos);
    if (!(given instanceof Float32Array && stored instanceof Float32Array)) throw new Error('no answer');
    expect(cosine(given, [...stored])).toBeGreaterThanOrEqual(0.99);
  });

  it.skipIf(!existsSync(DATA))('real photos: the same vectors', async () => {
    const names = Object.keys(reference.real_photos);
    const answers = await encoder.encodePhotos(names.map((name) => readFileSync(join(DATA, name))));
    for (const [at, name] of names.entries()) {
      const answer = answers[at];
      if (!(answer instanceof Float32Array)) throw answer ?? new Error('no answer');
      expect(cosine(answer, reference.real_photos[name]!), name).toBeGreaterThanOrEqual(0.999);
    }
  });

  it('tells other photos and prompts apart, so that the figures above mean something', () => {
    for (const vectors of [Object.values(reference.photos), reference.prompts].map((all) =>
      all.map(({ vector }) => vector),
    )) {
      const others = vectors.slice(1).map((vector) => cosine(Float32Array.from(vector), vectors[0]!));
      expect(others.filter((value) => value < 0.99).length).toBeGreaterThan(others.length / 2);
    }
  });
});
