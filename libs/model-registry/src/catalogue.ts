import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type AnyCatalogueEntry,
  anyCatalogueEntry,
  type CatalogueEntry,
  type CatalogueFile,
  type ModelPrecision,
} from '#contracts';
import { isFsError, readRegistryFile } from './json-file.js';
import { PrecisionNotPublishedError, RegistryFileError, UnknownModelError } from './registry.errors.js';

/** Names of the models that can be pulled: `<modelsDir>/catalogue/<name>.json`. */
export async function catalogueNames(modelsDir: string): Promise<string[]> {
  try {
    const files = await readdir(join(modelsDir, 'catalogue'));
    return files
      .filter((file) => file.endsWith('.json'))
      .map((file) => file.slice(0, -'.json'.length))
      .sort();
  } catch (error) {
    if (isFsError(error, 'ENOENT')) return [];
    throw error;
  }
}

/** @throws UnknownModelError | RegistryFileError */
export async function readCatalogueEntry(modelsDir: string, name: string): Promise<AnyCatalogueEntry> {
  const names = await catalogueNames(modelsDir);
  // Looked up in the list, so that a name is never a path.
  if (!names.includes(name)) throw new UnknownModelError(name, names);
  const path = join(modelsDir, 'catalogue', `${name}.json`);
  const entry = await readRegistryFile(path, anyCatalogueEntry);
  if (entry === undefined) throw new UnknownModelError(name, names);
  if (entry.name !== name) throw new RegistryFileError(path, `it describes ${entry.name}.`);
  return entry;
}

/**
 * A model of the catalogue in one precision: its towers of that precision, and the files that all share. Of a quantised
 * one also its fp32 towers, where `withExact` asks for what it is compared with and falls back to.
 * @throws PrecisionNotPublishedError
 */
export function inPrecision(
  entry: CatalogueEntry,
  asked: ModelPrecision | 'bf16' = entry.precision,
  withExact = false,
): CatalogueEntry {
  const isTower = ({ role }: CatalogueFile) => role === 'text' || role === 'vision' || role === 'both-towers';
  const precisionOf = (file: CatalogueFile) => file.precision ?? entry.precision;
  const published = new Set(entry.files.filter(isTower).map(precisionOf));
  const precision = [entry.precision, ...published].find((each) => each === asked);
  if (precision === undefined) throw new PrecisionNotPublishedError(entry.name, asked, [...published]);
  const wanted = new Set<ModelPrecision>(
    withExact && precision === 'int8' ? [precision, 'fp32'] : [precision],
  );
  const files = entry.files
    .filter((file) => !isTower(file) || wanted.has(precisionOf(file)))
    // Said of each: the entry names another precision than it did.
    .map((file) => (isTower(file) && wanted.size > 1 ? { ...file, precision: precisionOf(file) } : file));
  return { ...entry, precision, files };
}

/** Where a file lands in the model folder. */
export function landingPath(file: CatalogueFile): string {
  return file.to ?? file.path;
}

/** Bytes of a model as far as they are known beforehand; `exact` when all are. */
export function catalogueBytes(entry: AnyCatalogueEntry): { bytes: number; exact: boolean } {
  const { files } = entry.kind === 'encoder' ? inPrecision(entry) : entry;
  return {
    bytes: files.reduce((sum, file) => sum + (file.bytes ?? file.approximate_bytes ?? 0), 0),
    exact: files.every((file) => file.bytes !== null),
  };
}
