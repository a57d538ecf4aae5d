import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sampleCatalogue } from './catalogue.js';
import { imagesCsv, labelsCsv, photoName } from './csv.js';
import { randomItems } from './random-items.js';
import { FULL_SIZE, type PhotoFormat, type PhotoSize, renderItem } from './render.js';

const USAGE = `Draws the sample catalogue: images/*.jpg, images.csv and labels.csv.
usage: npm run catalogue -- --out DIR [--count N] [--seed S] [--size 768x1024] [--format jpg|webp]
  --count  this many random items in place of the demo's fixed ones
`;

function sizeOf(text: string): PhotoSize {
  const match = /^(\d{2,4})x(\d{2,4})$/.exec(text);
  if (!match) throw new Error('--size wants WIDTHxHEIGHT, such as 256x341');
  return { width: Number(match[1]), height: Number(match[2]) };
}

function formatOf(text: string): PhotoFormat {
  if (text !== 'jpg' && text !== 'webp') throw new Error('--format wants jpg or webp');
  return text;
}

function wholeOf(name: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`--${name} wants a whole number`);
  return Number(text);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      out: { type: 'string' },
      count: { type: 'string' },
      seed: { type: 'string', default: '1' },
      format: { type: 'string', default: 'jpg' },
      size: { type: 'string', default: `${FULL_SIZE.width}x${FULL_SIZE.height}` },
    },
  });
  if (!values.out) throw new Error('--out is missing');
  const seed = wholeOf('seed', values.seed);
  const size = sizeOf(values.size);
  const format = formatOf(values.format);
  const items =
    values.count === undefined ? sampleCatalogue(seed) : randomItems(wholeOf('count', values.count), seed);
  const images = join(values.out, 'images');
  await mkdir(images, { recursive: true });
  await writeFile(join(values.out, 'images.csv'), imagesCsv(items, format));
  await writeFile(join(values.out, 'labels.csv'), labelsCsv(items));
  const started = performance.now();
  // Two at a time: sharp draws one on its own thread while this one develops the other.
  const queue = items.values();
  const work = async (): Promise<void> => {
    for (const item of queue)
      await writeFile(join(images, photoName(item, format)), await renderItem(item, seed, size, format));
  };
  await Promise.all([work(), work()]);
  const took = performance.now() - started;
  process.stdout.write(`${items.length} photos in ${images}, ${(took / items.length).toFixed(0)} ms each\n`);
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  process.exitCode = 2;
}
