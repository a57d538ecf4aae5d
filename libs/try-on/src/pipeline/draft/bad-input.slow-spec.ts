import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { TryOnError } from '../../errors/try-on.error.js';
import type { GarmentType } from '../try-on-pipeline.js';
import { DraftEngine } from './draft-engine.js';
import { sideBySide } from './testing/side-by-side.js';

const at = (path: string) => fileURLToPath(new URL(`../../../../../${path}`, import.meta.url));
const data = at('../shared/data');
const person = (id: string) => readFile(`${data}/people/photos/${id}.jpg`);

let engine: DraftEngine;
beforeAll(async () => {
  engine = await DraftEngine.open({ modelsFolder: at('models'), workSize: 640, intraOpThreads: 1 });
}, 120_000);
afterAll(() => engine?.close());

/** The first photos of a label. */
async function clothing(wanted: string, from: 'train' | 'val', count: number): Promise<Buffer[]> {
  const rows = z
    .array(z.object({ image: z.string(), label: z.string(), split: z.string() }))
    .parse(parse(await readFile(`${data}/clothing/images.csv`), { columns: true }));
  const found = rows.filter(({ label, split }) => label === wanted && split === from).slice(0, count);
  return Promise.all(found.map(({ image }) => readFile(`${data}/clothing/images/${image}.jpg`)));
}

/** What garment photos were refused for, undefined where they were not. */
async function answers(photos: readonly Buffer[], type: GarmentType): Promise<(TryOnError | undefined)[]> {
  const all: (TryOnError | undefined)[] = [];
  for (const photo of photos) {
    all.push(
      await engine.prepare({ photo, type }).then(
        () => undefined,
        (error: unknown) => {
          if (error instanceof TryOnError) return error;
          throw error;
        },
      ),
    );
  }
  return all;
}

const crop = async (photo: Uint8Array, left: number, top: number, size: number) =>
  sharp(photo).extract({ left, top, width: size, height: size }).resize({ width: 700 }).jpeg().toBuffer();

describe.skipIf(!existsSync(data))('photos', () => {
  it.each<[what: string, photo: () => Promise<Uint8Array>, sentence: RegExp]>([
    [
      'two people',
      async () => sideBySide(await person('0012'), await person('0053')),
      /More than one person/,
    ],
    ['a face close-up', async () => crop(await person('0121'), 225, 37, 123), /little more than a face/],
    [
      'a street without anybody',
      async () =>
        sharp(await person('0053'))
          .extract({ left: 0, top: 0, width: 150, height: 100 })
          .resize(900, 600)
          .jpeg()
          .toBuffer(),
      /No person found|No face is to be seen/,
    ],
    [
      'the garment where the person should be',
      async () => (await clothing('T-Shirt', 'train', 1))[0]!,
      /swapped|No face is to be seen/,
    ],
  ])(
    'of %s are refused',
    async (_, photo, sentence) => {
      const error = await engine.personOf(await photo()).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(TryOnError);
      expect((error as TryOnError).message).toMatch(sentence);
      expect((error as TryOnError).atFault).toBe('person_photo');
    },
    60_000,
  );

  it('of shoes as a top are refused for what they show, seven in eight', async () => {
    const told = await answers(await clothing('Shoes', 'val', 60), 'top');
    const refused = told.filter(
      (error) => error?.atFault === 'garment' && /clothing_image shows shoes/.test(error.message),
    );
    expect(refused.length).toBeGreaterThanOrEqual(0.875 * told.length);
  }, 60_000);

  it.each([
    ['trousers', 'Pants', 'top', /clothing_image shows trousers or a skirt/],
    ['t-shirts', 'T-Shirt', 'bottom', /clothing_image shows no trousers or skirt/],
  ] as const)(
    'of %s as something else are refused by name for the most part, none as what they are',
    async (_, label, wrong, sentence) => {
      const photos = await clothing(label, 'val', 12);
      const told = await answers(photos, wrong);
      const refused = told.filter(
        (error) => error?.atFault === 'garment_photo' && sentence.test(error.message),
      );
      expect(refused.length).toBeGreaterThanOrEqual(7);
      expect(await answers(photos, label === 'Pants' ? 'bottom' : 'top')).toEqual(
        photos.map(() => undefined),
      );
    },
    60_000,
  );

  it('of one person are taken', async () => {
    const rows = z
      .array(z.object({ photo: z.string(), split: z.string() }))
      .parse(parse(await readFile(`${data}/people/people.csv`), { columns: true }));
    const train = rows.filter(({ split }) => split === 'train');
    const refused: string[] = [];
    for (let i = 0; i < train.length; i += 60) {
      const { photo } = train[i]!;
      await engine
        .personOf(await person(photo))
        .catch((error: unknown) => refused.push(`${photo}: ${String(error)}`));
    }
    expect(refused).toEqual([]);
  }, 180_000);
});
