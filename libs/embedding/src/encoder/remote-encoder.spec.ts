import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { LocalInference, type ModelFolder, openModelFolder, RemoteInference } from '#inference';
import { drawPhoto, ModelServer } from '#testing';
import { OnnxEncoder } from './onnx-encoder.js';

const MODELS = fileURLToPath(new URL('../../../../models', import.meta.url));
const towers = ['text', 'vision'] as const;

/** The encoder as the product makes it, its towers on a model server in another process. */
describe('OnnxEncoder on a model server', () => {
  let folder: ModelFolder;
  let server: ModelServer;
  let encoder: OnnxEncoder;
  let photos: Buffer[];

  beforeAll(async () => {
    folder = await openModelFolder(MODELS, 'vitrine-mini');
    server = await ModelServer.start(
      towers.map((tower) => ({
        name: `vitrine-mini-${tower}`,
        file: join(folder.path, `onnx/${tower}_model.onnx`),
        model: folder.id,
        maxBatch: 64,
      })),
    );
    const inference = new RemoteInference({
      url: server.url,
      timeoutMs: 5_000,
      concurrency: 2,
      maxPending: 16,
    });
    encoder = await OnnxEncoder.open(folder, { inference, towers });
    photos = await Promise.all(['#aa2222', '#2222aa', '#22aa22'].map((colour) => drawPhoto({ colour })));
  }, 60_000);
  afterEach(async () => server.breaks({ kind: 'none' }));
  afterAll(async () => {
    await encoder.close();
    await server.stop();
  });

  it('answers with the vectors that this machine would answer with', async () => {
    const local = await OnnxEncoder.open(folder, {
      inference: new LocalInference({ workers: 1, intraOpThreads: 1 }),
      towers,
    });
    const [here, there] = await Promise.all(
      [local, encoder].map(async (each) => [
        (await each.encodeText('a red dress')).vector,
        ...(await each.encodePhotos(photos)),
      ]),
    );
    await local.close();
    for (const [at, vector] of here!.entries()) {
      const other = there![at] as Float32Array;
      const cosine = (vector as Float32Array).reduce((sum, value, index) => sum + value * other[index]!, 0);
      expect(cosine).toBeGreaterThan(0.9999);
    }
  });

  it('fails the one photo whose vector is no number, and keeps the others', async () => {
    await server.breaks({ kind: 'nan', row: 1 });
    const [first, second, third] = await encoder.encodePhotos(photos);
    expect(second).toMatchObject({ code: 'INVALID_EMBEDDING' });
    expect([first, third]).toEqual([expect.any(Float32Array), expect.any(Float32Array)]);
  });

  it.each([
    ['is busy', { kind: 'busy', times: 100 }, 'INFERENCE_SERVER_UNAVAILABLE'],
    ['answers for too few photos', { kind: 'rows' }, 'INFERENCE_ANSWER_INVALID'],
    ['answers in another shape', { kind: 'shape' }, 'INFERENCE_ANSWER_INVALID'],
  ] as const)(
    'fails every photo for now, so that their jobs come again, when the server %s',
    async (_what, fault, code) => {
      await server.breaks(fault);
      const answers = await encoder.encodePhotos(photos);
      expect(answers).toEqual(photos.map(() => expect.objectContaining({ code, kind: 'unavailable' })));
      await expect(encoder.encodeText('a hat')).rejects.toMatchObject({ code });
    },
  );

  it('encodes photo by photo where the server has memory for no more', async () => {
    await server.breaks({ kind: 'out-of-memory', above: 1 });
    const answers = await encoder.encodePhotos(photos);
    expect(answers.every((answer) => answer instanceof Float32Array)).toBe(true);
  });
});
