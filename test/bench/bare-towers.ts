import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AutoTokenizer, env } from '@huggingface/transformers';
import * as ort from 'onnxruntime-node';
import sharp from 'sharp';
import { openModelFolder, towerPath } from '#inference';
import { unit } from './bare.js';
import { benchPhotos } from './photos.js';
import { promptAt } from './prompts.js';
import { answerOrders } from './script.js';
import { rate, type TowerOrder, type TowerResult } from './tower-order.js';

/** The loop that the product is held against: sharp or the tokenizer, then `session.run`, on the script's thread. */
env.allowRemoteModels = false;
const [modelsDir = '', model = '', precision = 'fp32', threads = '1'] = process.argv.slice(2);
const folder = await openModelFolder(modelsDir, model, { precision: precision as 'fp32' | 'int8' });
const { context_length: context, family } = folder.manifest;
const { files } = await benchPhotos(200);
const tokenizer = await AutoTokenizer.from_pretrained(folder.path, { local_files_only: true });
const preprocessing = JSON.parse(await readFile(join(folder.path, 'preprocessor_config.json'), 'utf8')) as {
  image_mean: number[];
  image_std: number[];
  do_center_crop?: boolean;
};
const [height, width] = folder.manifest.input_size;
const plane = height * width;
const sessions = new Map<string, Promise<ort.InferenceSession>>();

answerOrders<TowerOrder, TowerResult>(async (order) => {
  const { tower, first } = order;
  const session = await open(tower);
  return rate(order, async (from, to) => {
    const numbers = Array.from({ length: to - from }, (_, at) => first + from + at);
    const feeds =
      tower === 'text' ? textFeeds(numbers.map(promptAt), session) : await photoFeeds(numbers.map(photoAt));
    const { text_embeds: text, image_embeds: image } = await session.run(feeds);
    const all = (text ?? image)?.data as Float32Array;
    const dimension = all.length / numbers.length;
    return numbers.map((_, at) => unit(all.subarray(at * dimension, (at + 1) * dimension)));
  });
});

function open(tower: 'text' | 'vision'): Promise<ort.InferenceSession> {
  const opened =
    sessions.get(tower) ??
    ort.InferenceSession.create(towerPath(folder, tower), {
      executionProviders: ['cpu'],
      intraOpNumThreads: Number(threads),
      interOpNumThreads: 1,
    });
  sessions.set(tower, opened);
  return opened;
}

function textFeeds(prompts: string[], session: ort.InferenceSession): Record<string, ort.Tensor> {
  const padding = family === 'siglip' ? 'max_length' : true;
  const tokens = tokenizer(prompts, { padding, truncation: true, max_length: context }) as unknown as Record<
    string,
    ort.Tensor
  >;
  return Object.fromEntries(
    session.inputNames.map((name) => {
      const { data, dims } = tokens[name] as ort.Tensor;
      return [name, new ort.Tensor('int64', data as BigInt64Array, dims)];
    }),
  );
}

function photoAt(number: number): Buffer {
  return files[number % files.length] as Buffer;
}

async function photoFeeds(photos: Buffer[]): Promise<Record<string, ort.Tensor>> {
  const { image_mean: mean, image_std: std, do_center_crop: crop = false } = preprocessing;
  const pixels = await Promise.all(
    photos.map((photo) =>
      sharp(photo)
        .toColourspace('srgb')
        .removeAlpha()
        .resize({ width, height, fit: crop ? 'cover' : 'fill', kernel: 'cubic' })
        .raw()
        .toBuffer(),
    ),
  );
  const data = new Float32Array(photos.length * 3 * plane);
  for (const [index, from] of pixels.entries()) {
    for (let channel = 0; channel < 3; channel++) {
      const start = (index * 3 + channel) * plane;
      const [m = 0, s = 1] = [mean[channel], std[channel]];
      for (let at = 0; at < plane; at++) data[start + at] = ((from[at * 3 + channel] ?? 0) / 255 - m) / s;
    }
  }
  return { pixel_values: new ort.Tensor('float32', data, [photos.length, 3, height, width]) };
}
