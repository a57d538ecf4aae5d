import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LocalInference, openModelFolder } from '#inference';
import { OnnxEncoder } from './onnx-encoder.js';

const inference = new LocalInference({ workers: 1, intraOpThreads: 1 });
const MODELS = fileURLToPath(new URL('../../../../models', import.meta.url));

function cosine(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
}

/** The built-in models, through the loader that every model takes. */
describe.each(['vitrine-small', 'vitrine-mini'])('OnnxEncoder with %s', (name) => {
  let encoder: OnnxEncoder;

  beforeAll(async () => {
    const folder = await openModelFolder(MODELS, name);
    encoder = await OnnxEncoder.open(folder, { inference, towers: ['text', 'vision'] });
  });
  afterAll(async () => encoder.close());

  it.each([
    ['words', 'a red dress'],
    ['emoji', '👗🔥'],
    ['upper case and accents', 'ÉTÉ ROBE'],
    ['300 words', 'blue jeans '.repeat(150)],
    ['one letter', 'x'],
    ['another script', '赤いドレス'],
  ])('answers %s with a unit vector', async (_kind, prompt) => {
    const { vector } = await encoder.encodeText(prompt);
    expect(vector).toHaveLength(encoder.model.dimension);
    expect(cosine(vector, vector)).toBeCloseTo(1, 4);
  });

  it('says that a prompt was cut when it is longer than the model reads, and only then', async () => {
    expect((await encoder.encodeText('blue jeans '.repeat(150))).truncated).toBe(true);
    expect((await encoder.encodeText('blue jeans')).truncated).toBe(false);
  });

  it('answers a prompt the same alone and in company', async () => {
    const alone = await encoder.encodeText('a green hoodie');
    const [together] = await Promise.all(
      ['a green hoodie', 'a much longer prompt about something else entirely', 'hat'].map((prompt) =>
        encoder.encodeText(prompt),
      ),
    );
    expect(cosine(alone.vector, together!.vector)).toBeGreaterThan(0.9999);
  });

  it('puts words of one meaning nearer than words of another', async () => {
    const [trousers, pants, dress] = await Promise.all(
      ['black trousers', 'black pants', 'red dress'].map(
        async (prompt) => (await encoder.encodeText(prompt)).vector,
      ),
    );
    expect(cosine(trousers!, pants!)).toBeGreaterThan(cosine(trousers!, dress!));
  });

  it('encodes more photos than fit one batch, and leaves out only what is no photo', async () => {
    const photo = await sharp({ create: { width: 60, height: 80, channels: 3, background: '#aa2222' } })
      .jpeg()
      .toBuffer();
    const photos = Array.from({ length: 11 }, (_, at) => (at === 4 ? Buffer.from('no photo') : photo));
    const vectors = await encoder.encodePhotos(photos);
    expect(vectors.map((vector) => vector instanceof Float32Array)).toEqual(photos.map((_, at) => at !== 4));
    expect(vectors[4]).toMatchObject({ code: 'PHOTO_UNREADABLE' });
  });

  it('calibrates a cosine to a score between 0 and 1 that rises with it', () => {
    const scores = [-1, 0, 0.5, 1].map((value) => encoder.model.score(value));
    expect(scores).toEqual([...scores].sort((a, b) => a - b));
    expect(scores.every((score) => score >= 0 && score <= 1)).toBe(true);
  });

  it('refuses the tower that it was not opened with', async () => {
    const folder = await openModelFolder(MODELS, name);
    const textOnly = await OnnxEncoder.open(folder, { inference, towers: ['text'] });
    await expect(textOnly.encodePhotos([Buffer.from('x')])).rejects.toThrow(/reads prompts only/);
    await textOnly.close();
  });

  it('refuses a model whose manifest gives another dimension', async () => {
    const folder = await openModelFolder(MODELS, name);
    const wrong = { ...folder, manifest: { ...folder.manifest, dimension: 3 } };
    await expect(OnnxEncoder.open(wrong, { inference, towers: ['text'] })).rejects.toThrow(
      `float32[?, ${folder.manifest.dimension}], the manifest needs float32[?, 3]`,
    );
  });
});
