import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join, parse as parsePath, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { GARMENT_TYPES, type GarmentType } from '#try-on/pipeline';

const pair = z.object({ person: z.string(), garment: z.string(), type: z.enum(GARMENT_TYPES) });
export type Pair = z.infer<typeof pair>;

const PHOTO = /\.(?:jpe?g|png|webp)$/i;

/**
 * The pairs of a CSV (`person`, `garment` and `type`; paths relative to it), or of a folder, where they are told by
 * their names: `NAME.person.jpg` with `NAME.garment.png`, the type between dots (`NAME.dress.garment.png`) unless it
 * is `auto`; or `people/NAME.jpg` with `garments/NAME.png`.
 * @throws when there are none
 */
export async function pairsOf(path: string): Promise<Pair[]> {
  const pairs = (await stat(path)).isDirectory() ? await pairsOfFolder(path) : await pairsOfCsv(path);
  if (pairs.length === 0) {
    throw new Error(
      `No pairs in ${path}. Name the photos NAME.person.jpg and NAME.garment.jpg, or put them as NAME.jpg into people/ and garments/.`,
    );
  }
  return pairs;
}

async function pairsOfCsv(file: string): Promise<Pair[]> {
  const rows = z.array(pair).parse(parse(await readFile(file), { columns: true, skip_empty_lines: true }));
  const at = (path: string) => resolve(dirname(file), path);
  return rows.map(({ person, garment, type }) => ({ person: at(person), garment: at(garment), type }));
}

async function pairsOfFolder(folder: string): Promise<Pair[]> {
  const here = await photosIn(folder);
  if (here.some(({ words }) => words.at(-1) === 'person')) {
    return matched(
      here.filter(({ words }) => words.at(-1) === 'person').map((photo) => drop(photo, 1)),
      here.filter(({ words }) => words.at(-1) === 'garment').map((photo) => drop(photo, 1)),
    );
  }
  const [people, garments] = await Promise.all([
    photosIn(join(folder, 'people')),
    photosIn(join(folder, 'garments')),
  ]);
  return matched(people, garments);
}

/** A photo and the words of its name between dots, the ending left out. */
type Named = { path: string; words: readonly string[] };

async function photosIn(folder: string): Promise<Named[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names
    .filter((name) => PHOTO.test(name))
    .toSorted()
    .map((name) => ({ path: resolve(folder, name), words: parsePath(name).name.split('.') }));
}

function drop({ path, words }: Named, last: number): Named {
  return { path, words: words.slice(0, -last) };
}

/** Every garment with the person of its name. */
function matched(people: readonly Named[], garments: readonly Named[]): Pair[] {
  const byName = new Map(people.map(({ path, words }) => [words.join('.'), path]));
  return garments.flatMap((garment) => {
    const type = typeOf(garment.words.at(-1));
    const { path, words } = type === undefined ? garment : drop(garment, 1);
    const person = byName.get(words.join('.'));
    return person === undefined ? [] : [{ person, garment: path, type: type ?? 'auto' }];
  });
}

function typeOf(word: string | undefined): GarmentType | undefined {
  return GARMENT_TYPES.find((type) => type === word);
}
