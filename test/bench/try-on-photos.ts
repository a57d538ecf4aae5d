import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { drawFigure } from '#try-on/drawings';
import { productRoot } from '../../apps/standalone/src/root.js';
import { sampleItems } from '../../apps/standalone/src/sample.js';

export type TryOnPhotos = { people: Buffer[]; garments: Buffer[]; source: string };

const DATA = join(productRoot(), '../shared/data');
const SIZE = { width: 768, height: 1024 };
const TOPS = /^(T-Shirt|Polo|Shirt|Longsleeve|Hoodie)$/;

/** People of 768 × 1024 pixels and tops: real photos where they lie beside the repository, else drawn ones. */
export async function tryOnPhotos(count: number): Promise<TryOnPhotos> {
  const [people, garments] = await Promise.all([realPeople(count), realTops(count)]);
  if (people.length === count && garments.length === count) {
    return { people, garments, source: `${count} real people and ${count} real tops, in turn` };
  }
  return {
    ...(await drawnPhotos(count, SIZE)),
    source: `${count} drawn figures and ${count} drawn tops, in turn`,
  };
}

/** Figures and tops that the project draws itself. */
export async function drawnPhotos(
  count: number,
  size: { width: number; height: number },
): Promise<Pick<TryOnPhotos, 'people' | 'garments'>> {
  const tops = (await sampleItems()).filter(({ name }) => /t-?shirt|polo|hoodie|shirt/i.test(name));
  const drawn = { people: [] as Buffer[], garments: [] as Buffer[] };
  for (let at = 0; at < count; at++) {
    const hue = Math.round((360 * at) / count);
    drawn.people.push(Buffer.from(await drawFigure({ ...size, top: `hsl(${hue} 40% 45%)` })));
    const top = tops[at % tops.length];
    if (top !== undefined) drawn.garments.push(Buffer.from(await top.photo()));
  }
  return drawn;
}

async function realPeople(count: number): Promise<Buffer[]> {
  const rows = await table('people/people.csv');
  const names = rows.filter(([, split]) => split === 'val').map(([name]) => `${name}.jpg`);
  return Promise.all(
    names.slice(0, count).map(async (name) => {
      const photo = await readFile(join(DATA, 'people/photos', name));
      return sharp(photo)
        .autoOrient()
        .resize({ ...SIZE, fit: 'cover', position: 'top' })
        .jpeg({ quality: 92 })
        .toBuffer();
    }),
  );
}

async function realTops(count: number): Promise<Buffer[]> {
  const rows = await table('clothing/images.csv');
  const tops = new Set(rows.filter(([, label = '']) => TOPS.test(label)).map(([name]) => `${name}.jpg`));
  const names = await readdir(join(DATA, 'clothing/images')).catch(() => []);
  const chosen = names.filter((name) => tops.has(name)).sort();
  return Promise.all(chosen.slice(0, count).map((name) => readFile(join(DATA, 'clothing/images', name))));
}

async function table(file: string): Promise<string[][]> {
  const text = await readFile(join(DATA, file), 'utf8').catch(() => '');
  return text
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => line.split(','));
}
