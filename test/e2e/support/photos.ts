import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { drawPhoto } from '#testing';
import { sampleItems } from '../../../apps/standalone/src/sample.js';

/** A photo of a garment whose class is known. */
export interface TestPhoto {
  name: string;
  category: string;
  /** What else the shop says of it. */
  fields?: Record<string, string>;
  file(): Promise<Buffer>;
}

/** Real photos that the model was not trained on; beside the project, not in it. */
const realPhotos = fileURLToPath(new URL('../../../../shared/data/clothing', import.meta.url));

/** What the owners of the real photos call them, and the drawn catalogue's word for the same. */
const classes: Record<string, { real: string; drawn: string }> = {
  pants: { real: 'Pants', drawn: 'trousers' },
  shoes: { real: 'Shoes', drawn: 'shoes' },
  dress: { real: 'Dress', drawn: 'dresses' },
  't-shirt': { real: 'T-Shirt', drawn: 't-shirts' },
  skirt: { real: 'Skirt', drawn: 'skirts' },
  shorts: { real: 'Shorts', drawn: 'shorts' },
  hat: { real: 'Hat', drawn: 'hats' },
  jacket: { real: 'Outwear', drawn: 'jackets' },
};

export const classNames = Object.keys(classes);

type Row = { image: string; label: string; kids: string; split: string };

async function realRows(): Promise<Row[]> {
  const file = join(realPhotos, 'images.csv');
  if (!existsSync(file)) return [];
  const rows: Row[] = parse(await readFile(file), { columns: true });
  return rows.filter(({ split, image }) => split === 'val' && existsSync(photoFile(image)));
}

function photoFile(image: string): string {
  return join(realPhotos, 'images', `${image}.jpg`);
}

/** So many photos of each class: real ones where they are there, else the demo's. */
export async function photosOfEachClass(perClass: number): Promise<TestPhoto[]> {
  const real = await realRows();
  const drawn = real.length > 0 ? [] : await sampleItems();
  return Object.entries(classes).flatMap(([category, words]) => [
    ...real
      .filter(({ label, kids }) => label === words.real && kids === 'false')
      .slice(0, perClass)
      .map(({ image }) => ({ name: image, category, file: () => readFile(photoFile(image)) })),
    ...drawn
      .filter((item) => item.category === words.drawn)
      .slice(0, perClass)
      .map((item) => ({
        name: item.externalId,
        category,
        file: async () => Buffer.from(await item.photo()),
      })),
  ]);
}

/** Photos that all differ, of any class; simple ones where there are no real ones, since many are wanted. */
export async function differentPhotos(count: number): Promise<TestPhoto[]> {
  const real = (await realRows()).slice(0, count);
  const simple = Array.from({ length: count - real.length }, (_, at) => ({
    name: `shirt-${at}`,
    category: 'shirt',
    file: () => drawPhoto({ colour: colourOf(at), width: 240, height: 320 }),
  }));
  return [
    ...real.map(({ image, label }) => ({
      name: image,
      category: label,
      file: () => readFile(photoFile(image)),
    })),
    ...simple,
  ];
}

function colourOf(number: number): string {
  return `#${createHash('sha256').update(String(number)).digest('hex').slice(0, 6)}`;
}
