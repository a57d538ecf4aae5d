import { createHash } from 'node:crypto';
import { readFile, readdir, stat } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import type { Catalogue, CatalogueItem } from '../catalogue.js';
import { readIfThere } from '../services/private-file.js';
import { promptsByCategory } from './category-prompts.js';
import { parseImagesCsv, type CsvRow } from './images-csv.js';
import { PhotosFolderError } from './photos-folder.error.js';

const contentTypes: Record<string, string> = {
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
};

/** The catalogue in a folder of photos: those in it and in its `images/`, told of by its `images.csv`. */
export async function photosFolder(folder: string, warn: (sentence: string) => void): Promise<Catalogue> {
  const root = resolve(folder);
  const photos = await findPhotos(root);
  if (photos.length === 0) {
    throw new PhotosFolderError(`${root} holds no photo (JPEG, PNG or WebP), and neither does its images/.`);
  }
  const csvFile = join(root, 'images.csv');
  const csv = await readIfThere(csvFile);
  const rows = csv === undefined ? [] : parseImagesCsv(csv, csvFile);
  const { byPhoto, unknown } = matchRows(rows, photos);
  if (unknown.length > 0) {
    warn(`${unknown.length} rows of images.csv name no photo in the folder, for example "${unknown[0]}".`);
  }
  const items = await Promise.all(photos.map((photo) => itemOf(photo, byPhoto.get(photo)?.fields ?? {})));
  refuseDoubles(items);
  return { key: root, shopName: basename(root) || 'photos', items, prompts: promptsByCategory(items) };
}

/** Full paths, those of the folder before those of `images/`, each in the order of their names. */
async function findPhotos(root: string): Promise<string[]> {
  const found: string[] = [];
  for (const folder of [root, join(root, 'images')]) {
    const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' && folder !== root) return [];
      if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error;
      throw new PhotosFolderError(`There is no folder ${folder}.`, { cause: error });
    });
    const photos = names.filter((name) => contentTypes[extname(name).toLowerCase()] && !name.startsWith('.'));
    found.push(...photos.toSorted().map((name) => join(folder, name)));
  }
  return found;
}

/** A row names its photo by path, file name, or file name without extension. */
export function matchRows(
  rows: CsvRow[],
  photos: string[],
): { byPhoto: Map<string, CsvRow>; unknown: string[] } {
  const byName = new Map<string, string>();
  for (const photo of photos.toReversed()) {
    const name = basename(photo).toLowerCase();
    byName.set(name.slice(0, -extname(name).length), photo);
  }
  for (const photo of photos.toReversed()) byName.set(basename(photo).toLowerCase(), photo);
  const byPhoto = new Map<string, CsvRow>();
  const unknown: string[] = [];
  for (const row of rows) {
    const photo = byName.get(basename(row.image.replaceAll('\\', '/')).toLowerCase());
    if (photo) byPhoto.set(photo, row);
    else unknown.push(row.image);
  }
  return { byPhoto, unknown };
}

async function itemOf(path: string, given: Record<string, string>): Promise<CatalogueItem> {
  const fileName = basename(path);
  const plainName = basename(path, extname(path));
  const { external_id: externalId = plainName, ...rest } = given;
  const fields = { ...rest, name: rest.name ?? rest.category ?? plainName };
  const { size, mtimeMs } = await stat(path);
  return {
    externalId,
    fields,
    fingerprint: createHash('sha256')
      .update(JSON.stringify([fields, size, mtimeMs]))
      .digest('hex'),
    fileName,
    contentType: contentTypes[extname(path).toLowerCase()] as string,
    photo: async () => new Uint8Array(await readFile(path)),
  };
}

function refuseDoubles(items: CatalogueItem[]): void {
  const seen = new Map<string, string>();
  for (const { externalId, fileName } of items) {
    const other = seen.get(externalId);
    if (other !== undefined) {
      throw new PhotosFolderError(
        `${other} and ${fileName} would both be the item "${externalId}". Give each an external_id of its own in images.csv.`,
      );
    }
    seen.set(externalId, fileName);
  }
}
