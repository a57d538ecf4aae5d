import { join } from 'node:path';
import type { AnyCatalogueEntry } from '#contracts';
import { inPrecision, readCatalogueEntry } from './catalogue.js';
import { withLock } from './exclusive-lock.js';
import { incomingDir } from './models-lock.js';
import { pullEncoder } from './pull-encoder.js';
import { pullGenerator } from './pull-generator.js';
import type { PullOptions, PullResult } from './pull-options.js';
import { pullWholeBody } from './pull-whole-body.js';
import { LicenceNotAcceptedError, PullStoppedError } from './registry.errors.js';

/**
 * Fetches a model of the catalogue into `<modelsDir>/<name>`: whole and checked, or not at all. What a stopped or
 * failed pull has fetched is gone on with by the next. Two pulls at once take turns.
 * @throws UnknownModelError | PrecisionNotPublishedError | LicenceNotAcceptedError | WrongBytesError | DiskFullError | PullStoppedError | ConversionError | ConverterMissingError | Hub…Error
 */
export async function pullModel(options: PullOptions): Promise<PullResult> {
  const { modelsDir, name, signal } = options;
  const entry = await readCatalogueEntry(modelsDir, name);
  const pull = pullOf(entry, options);
  if (!entry.commercial_use && options.acceptLicence !== entry.licence) {
    throw new LicenceNotAcceptedError(name, entry.licence, entry.licence_url);
  }
  try {
    return await withLock(join(incomingDir(modelsDir), `${name}.lock`), pull, {
      signal,
      onWait: () => options.onEvent?.({ kind: 'waiting' }),
    });
  } catch (error) {
    if (signal?.aborted === true) throw new PullStoppedError({ cause: error });
    throw error;
  }
}

/** @throws PrecisionNotPublishedError */
function pullOf(entry: AnyCatalogueEntry, options: PullOptions): () => Promise<PullResult> {
  if (entry.kind === 'try-on-generator') return () => pullGenerator(entry, options);
  if (entry.kind === 'whole-body-pose') return () => pullWholeBody(entry, options);
  const wanted = inPrecision(entry, options.precision, options.withExact === true);
  return () => pullEncoder(wanted, options);
}
