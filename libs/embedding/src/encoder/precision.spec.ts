import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { LocalInference, openModelFolder } from '#inference';
import { OnnxEncoder } from './onnx-encoder.js';
import { RANDOM_MODELS } from './testing/altered-model.js';

// A machine that is busy otherwise takes its time to load a graph.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const inference = new LocalInference({ workers: 1, intraOpThreads: 1 });
const PHOTO = readFileSync(join(RANDOM_MODELS, '../photos/portrait.jpg'));
const PROMPT = 'a light summer dress, not too formal';

function cosine(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
}

async function encode(precision: 'fp32' | 'fp16' | 'int8') {
  const folder = await openModelFolder(RANDOM_MODELS, 'clip-random', { precision });
  const encoder = await OnnxEncoder.open(folder, { inference, towers: ['text', 'vision'] });
  const { vector: text } = await encoder.encodeText(PROMPT);
  const [photo] = await encoder.encodePhotos([PHOTO]);
  await encoder.close();
  if (!(photo instanceof Float32Array)) throw photo ?? new Error('no answer');
  return { id: folder.id, text, photo };
}

/** One model in the three precisions: fp16 takes and answers halves, int8 is made by models/recipes/int8. */
describe('a model in several precisions', () => {
  it.each([
    ['fp16', 0.9999],
    ['int8', 0.99],
  ] as const)('%s answers nearly as fp32 does, under another id', async (precision, least) => {
    const [exact, small] = await Promise.all([encode('fp32'), encode(precision)]);
    expect(cosine(exact.text, small.text)).toBeGreaterThan(least);
    expect(cosine(exact.photo, small.photo)).toBeGreaterThan(least);
    // Other files ran: the vectors are not the same to the last bit.
    expect(small.photo).not.toEqual(exact.photo);
    expect(small.id).toMatch(new RegExp(`^${exact.id}-${precision}\\.[0-9a-f]{8}$`));
  });
});
