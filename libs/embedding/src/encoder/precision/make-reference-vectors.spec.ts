import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, expect, it, vi } from 'vitest';
import { type ReferenceVectors, referenceVectors } from '#contracts';
import { LocalInference, openModelFolder } from '#inference';
import { alteredModel, RANDOM_MODELS } from '../testing/altered-model.js';
import { makeReferenceVectors } from './make-reference-vectors.js';
import { REFERENCE_FILE } from './reference-file.js';

// A machine that is busy otherwise takes its time to load a graph.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const inference = new LocalInference({ workers: 1, intraOpThreads: 1 });
afterAll(async () => inference.close());
let models: string | undefined;
afterEach(async () => {
  if (models !== undefined) await rm(models, { recursive: true });
  models = undefined;
});

const read = async (dir: string, name: string): Promise<ReferenceVectors> =>
  referenceVectors.parse(JSON.parse(await readFile(join(dir, name, REFERENCE_FILE), 'utf8')));
const vectorsOf = ({ prompts, photos }: ReferenceVectors, precision: 'fp32' | 'int8') =>
  [...prompts, ...photos].map((each) => each[precision] ?? []);

it('gives a folder the vectors of its fp32 towers, named in its manifest', async () => {
  models = await alteredModel('siglip-random', {});
  await makeReferenceVectors(models, 'siglip-random', inference);
  const { manifest } = await openModelFolder(models, 'siglip-random');
  const text = manifest.files.find(({ role }) => role === 'text')?.sha256;
  expect(manifest.files.at(-1)).toMatchObject({ role: 'reference-vectors', derived_from: text });
  const reference = await read(models, 'siglip-random');
  expect(reference.made_with).toEqual({ fp32: { text, vision: expect.any(String) } });
  for (const vector of vectorsOf(reference, 'fp32')) {
    expect(Math.hypot(...vector)).toBeCloseTo(1, 4);
    expect(vector).toHaveLength(manifest.dimension);
  }
});

it.each(['fp32', 'int8'] as const)('gives the same again in %s, and names it once', async (precision) => {
  models = await alteredModel('clip-random', {});
  await makeReferenceVectors(models, 'clip-random', inference);
  const { manifest } = await openModelFolder(models, 'clip-random');
  expect(manifest.files.filter(({ role }) => role === 'reference-vectors')).toHaveLength(1);
  const committed = vectorsOf(await read(RANDOM_MODELS, 'clip-random'), precision);
  // Floats are added in another order on another processor.
  for (const [at, vector] of vectorsOf(await read(models, 'clip-random'), precision).entries()) {
    const cosine = vector.reduce((sum, value, index) => sum + value * (committed[at]?.[index] ?? 0), 0);
    expect(cosine).toBeGreaterThan(0.9999);
  }
});

it('gives a model without fp32 those of int8 alone', async () => {
  models = await alteredModel('clip-random', {
    manifest: ({ files }) => ({
      precision: 'int8',
      files: files.filter(
        ({ role, precision }) => precision === 'int8' || role?.startsWith('to') || role === 'preprocessor',
      ),
    }),
  });
  await makeReferenceVectors(models, 'clip-random', inference);
  expect((await read(models, 'clip-random')).made_with).toEqual({
    int8: { text: expect.any(String), vision: expect.any(String) },
  });
});
