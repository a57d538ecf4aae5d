import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sampleItems } from '../../apps/standalone/src/sample.js';
import { productRoot } from '../../apps/standalone/src/root.js';

export type BenchPhotos = { files: Buffer[]; source: string };

/** The real photos where they lie beside the repository. */
export const REAL_PHOTOS = join(productRoot(), '../shared/data/clothing/images');

/** Photos as shops send them: real ones where they lie beside the repository, else the drawn catalogue. */
export async function benchPhotos(count: number): Promise<BenchPhotos> {
  const names = (await readdir(REAL_PHOTOS).catch(() => [])).filter((name) => name.endsWith('.jpg')).sort();
  if (names.length >= count) {
    const files = await Promise.all(names.slice(0, count).map((name) => readFile(join(REAL_PHOTOS, name))));
    return { files, source: `${count} real photos, ${kilobytes(files)} kB each on average` };
  }
  const items = (await sampleItems()).slice(0, count);
  const drawn = await Promise.all(items.map(async (item) => Buffer.from(await item.photo())));
  const files = Array.from({ length: count }, (_, at) => drawn[at % drawn.length] as Buffer);
  return {
    files,
    source: `${drawn.length} drawn photos again and again, ${kilobytes(files)} kB each on average`,
  };
}

function kilobytes(files: readonly Buffer[]): number {
  return Math.round(files.reduce((sum, { length }) => sum + length, 0) / files.length / 1000);
}
