import * as ort from 'onnxruntime-node';
import sharp from 'sharp';
import { ONE_THREAD } from './bare.js';
import { benchPhotos } from './photos.js';
import { answerOrders } from './script.js';

/** `ahead`: the next batch is decoded while the one before it is in the model; else one photo after the other. */
export type BareIngestOrder = { from: number; to: number; ahead: boolean };

const BATCH = 8;
const [graph = '', count, side] = process.argv.slice(2);
const { files } = await benchPhotos(Number(count));
const edge = Number(side);
const session = await ort.InferenceSession.create(graph, ONE_THREAD);

/** The bare loop: decode and resize with sharp, the vision tower with one thread; the vectors go nowhere. */
answerOrders<BareIngestOrder, void>(async ({ from, to, ahead }) => {
  const photos = files.slice(from, to);
  if (!ahead) {
    for (const photo of photos) await encode([await pixelsOf(photo)]);
    return;
  }
  const batches = Array.from({ length: Math.ceil(photos.length / BATCH) }, (_, at) =>
    photos.slice(at * BATCH, (at + 1) * BATCH),
  );
  let decoding = decode(batches[0] ?? []);
  for (const [at] of batches.entries()) {
    const pixels = await decoding;
    decoding = decode(batches[at + 1] ?? []);
    await encode(pixels);
  }
});

function decode(photos: readonly Buffer[]): Promise<Buffer[]> {
  return Promise.all(photos.map(pixelsOf));
}

function pixelsOf(photo: Buffer): Promise<Buffer> {
  const size = { width: edge, height: edge, fit: 'fill', kernel: 'cubic' } as const;
  return sharp(photo).toColourspace('srgb').removeAlpha().resize(size).raw().toBuffer();
}

async function encode(photos: readonly Buffer[]): Promise<void> {
  const plane = edge * edge;
  const data = new Float32Array(photos.length * 3 * plane);
  for (const [index, pixels] of photos.entries()) {
    for (let channel = 0; channel < 3; channel++) {
      const start = (index * 3 + channel) * plane;
      for (let at = 0; at < plane; at++)
        data[start + at] = ((pixels[at * 3 + channel] ?? 0) / 255 - 0.5) / 0.25;
    }
  }
  await session.run({ pixel_values: new ort.Tensor('float32', data, [photos.length, 3, edge, edge]) });
}
