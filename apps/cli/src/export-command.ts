import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { Api } from './api.js';
import type { Connection } from './connection.js';

/** Writes beside the file and renames: half an export is never taken for one. */
export async function exportCommand(file: string, connection: Connection): Promise<void> {
  const draft = `${file}.part`;
  try {
    await pipeline(await new Api(connection).stream('/api/images/export'), createWriteStream(draft));
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  console.log(`Wrote ${file}.`);
}
