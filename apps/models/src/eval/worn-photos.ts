import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import sharp from 'sharp';
import { z } from 'zod';
import { EvaluationDataMissingError } from './evaluation-data-missing.error.js';

/** Labels of data/people that are words for one thing; all others stand alone. */
const SAME: Readonly<Record<string, string>> = {
  purse: 'bag',
  jumper: 'sweater',
  pumps: 'heels',
  tights: 'stockings',
};
const NO_GARMENT = new Set(['null', 'hair', 'skin', 'accessories']);
const FEWEST_PIXELS = 150;
const MARGIN = 0.3;
const SMALLEST_SIDE = 64;

const rows = z.array(z.object({ photo: z.string(), split: z.string(), labels: z.string() }));

export type WornPhoto = { labels: ReadonlySet<string>; file: Buffer };
/** `photo`: the whole one that it is cut out of. */
export type WornCrop = { label: string; file: Buffer; photo: Buffer };

/** The street photos of the validation split with what is worn on them, and every labelled thing cut out by its box. */
export async function readWornPhotos(dataDir: string): Promise<{ photos: WornPhoto[]; crops: WornCrop[] }> {
  const people = join(dataDir, 'people');
  await access(people).catch((cause: unknown) => {
    throw new EvaluationDataMissingError(people, { cause });
  });
  const names = (await readFile(join(people, 'labels.txt'), 'utf8')).trim().split('\n');
  const table = rows.parse(parse(await readFile(join(people, 'people.csv')), { columns: true }));
  const photos: WornPhoto[] = [];
  const crops: WornCrop[] = [];
  for (const { photo, split, labels } of table) {
    if (split !== 'val') continue;
    const file = await readFile(join(people, 'photos', `${photo}.jpg`));
    photos.push({ labels: new Set(labels.split(' ').flatMap(wordOf)), file });
    crops.push(...(await cropsOf(file, join(people, 'masks', `${photo}.png`), names)));
  }
  return { photos, crops };
}

function wordOf(label: string): string[] {
  return NO_GARMENT.has(label) ? [] : [SAME[label] ?? label];
}

async function cropsOf(photo: Buffer, maskFile: string, names: readonly string[]): Promise<WornCrop[]> {
  const { data, info } = await sharp(maskFile).extractChannel(0).raw().toBuffer({ resolveWithObject: true });
  const boxes = new Map<
    number,
    { left: number; top: number; right: number; bottom: number; pixels: number }
  >();
  for (let at = 0; at < data.length; at++) {
    const value = data[at]!;
    const x = at % info.width;
    const y = Math.floor(at / info.width);
    const box = boxes.get(value) ?? { left: x, top: y, right: x, bottom: y, pixels: 0 };
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.bottom = y;
    box.pixels++;
    boxes.set(value, box);
  }
  const crops: WornCrop[] = [];
  for (const [value, box] of boxes) {
    const [label] = wordOf(names[value] ?? 'null');
    if (label === undefined || box.pixels < FEWEST_PIXELS) continue;
    const longest = Math.max(box.right - box.left, box.bottom - box.top);
    const pad = Math.round(Math.max(MARGIN * longest, (SMALLEST_SIDE - longest) / 2));
    const left = Math.max(0, box.left - pad);
    const top = Math.max(0, box.top - pad);
    const width = Math.min(info.width, box.right + pad) - left;
    const height = Math.min(info.height, box.bottom + pad) - top;
    const file = await sharp(photo).extract({ left, top, width, height }).png().toBuffer();
    crops.push({ label, file, photo });
  }
  return crops;
}
