import { createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { SingleBar } from 'cli-progress';
import { Vitrine, type ImageImport, type ImportType } from '#sdk';
import { folderParts } from './folder-parts.js';
import type { Connection } from './connection.js';
import { StoppedError } from './stopped.error.js';
import { UnusableSourceError } from './unusable-source.error.js';

const TYPES: Record<string, ImportType> = {
  '.csv': 'text/csv',
  '.ndjson': 'application/x-ndjson',
  '.jsonl': 'application/x-ndjson',
  '.zip': 'application/zip',
};
const ASK_EVERY_MS = 500;

/**
 * Imports a file, or a folder in parts, and shows how far it is: a bar on a terminal, a line for each part elsewhere.
 * What was sent goes on without this program; the same command again sends everything once more, and items with an
 * external id, as all of a folder without a table have, are then changed and not doubled.
 * @returns the number of rows that failed
 * @throws StoppedError upon Ctrl-C, VitrineError | UnusableSourceError
 */
export async function importCommand(
  source: string,
  options: Connection & { errors?: string },
): Promise<number> {
  const stop = new AbortController();
  process.on('SIGINT', () => stop.abort(new StoppedError('Stopped before everything was sent.')));
  const { signal } = stop;
  const { imports } = new Vitrine(options);
  let failed = 0;
  for await (const part of partsOf(source)) {
    signal.throwIfAborted();
    const begun = await imports.start(part.path, part.type, { signal });
    const done = await follow(imports, begun, signal);
    await part.done();
    if (done.error !== null) throw new UnusableSourceError(done.error.message);
    console.log(`${done.created} created, ${done.updated} updated, ${done.failed} failed.`);
    failed += done.failed;
    if (done.failed > 0) await report(imports, done, part.names, options.errors);
  }
  return failed;
}

type Imports = Vitrine['imports'];
/** `names`: what its rows are called, where they were counted anew. */
type Part = { path: string; type: ImportType; names?: readonly string[]; done: () => Promise<void> };

async function* partsOf(source: string): AsyncGenerator<Part> {
  const found = await stat(source).catch(() => undefined);
  if (found === undefined) throw new UnusableSourceError(`There is no ${source}.`);
  if (found.isDirectory()) return yield* folderParts(source);
  const type = TYPES[extname(source).toLowerCase()];
  if (type === undefined) throw new UnusableSourceError('Give a .csv, .ndjson or .zip file, or a folder.');
  yield { path: source, type, done: async () => undefined };
}

async function follow(imports: Imports, begun: ImageImport, signal: AbortSignal): Promise<ImageImport> {
  const bar = new SingleBar({ format: '{bar} {value}/{total} rows, {failed} failed' });
  bar.start(0, 0, { failed: 0 });
  try {
    for (let now = begun; ; now = await imports.get(begun.id, { signal })) {
      bar.setTotal(now.total_rows ?? 0);
      bar.update(now.done_rows, { failed: now.failed });
      if (now.status === 'completed' || now.status === 'failed') return now;
      await sleep(ASK_EVERY_MS, undefined, { signal });
    }
  } catch (error) {
    if (!signal.aborted) throw error;
    throw new StoppedError(
      `Stopped looking. Import ${begun.id} goes on at the server; the same command again sends all that is left.`,
    );
  } finally {
    bar.stop();
  }
}

/** Into a file where one is named, else the first rows on the terminal. */
async function report(
  imports: Imports,
  { id, failed }: ImageImport,
  names: readonly string[] = [],
  file: string | undefined,
): Promise<void> {
  if (file !== undefined) {
    const format = extname(file).toLowerCase() === '.csv' ? 'csv' : 'ndjson';
    await pipeline(
      Readable.fromWeb(await imports.errorsFile(id, format)),
      createWriteStream(file, { flags: 'a' }),
    );
    console.log(`The rows that failed are in ${file}.`);
    return;
  }
  const rows = await imports.errors(id);
  for (const { row, message } of rows.slice(0, 10)) {
    const name = names[row - 1];
    console.log(`row ${row}${name ? ` (${name})` : ''}: ${message}`);
  }
  if (failed > 10) console.log(`… and ${failed - 10} more; --errors FILE writes all of them.`);
}
