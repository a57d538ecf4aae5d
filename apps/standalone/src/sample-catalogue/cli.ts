import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sampleCatalogue } from './catalogue.js';
import { imagesCsv, labelsCsv, photoName } from './csv.js';
import { randomItems } from './random-items.js';
import { FULL_SIZE, type PhotoSize, renderItem } from './render.js';

function sizeOf(text: string | undefined): PhotoSize {
  if (text === undefined) return FULL_SIZE;
  const match = /^(\d+)x(\d+)$/.exec(text);
  if (!match) throw new Error('--size wants WIDTHxHEIGHT, such as 256x341');
  return { width: Number(match[1]), height: Number(match[2]) };
}

const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    count: { type: 'string' },
    seed: { type: 'string', default: '1' },
    size: { type: 'string' },
  },
});
if (!values.out) throw new Error('usage: catalogue --out DIR [--count N] [--seed S] [--size 768x1024]');
const seed = Number(values.seed);
const size = sizeOf(values.size);
const items = values.count === undefined ? sampleCatalogue(seed) : randomItems(Number(values.count), seed);
const images = join(values.out, 'images');
await mkdir(images, { recursive: true });
await writeFile(join(values.out, 'images.csv'), imagesCsv(items));
await writeFile(join(values.out, 'labels.csv'), labelsCsv(items));
const started = performance.now();
// Two at a time: sharp draws one on its own thread while this one develops the other.
const queue = items.values();
const work = async (): Promise<void> => {
  for (const item of queue)
    await writeFile(join(images, photoName(item)), await renderItem(item, seed, size));
};
await Promise.all([work(), work()]);
const took = performance.now() - started;
process.stdout.write(`${items.length} photos in ${images}, ${(took / items.length).toFixed(0)} ms each\n`);
