import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Vitrine } from '#sdk';
import type { Connection } from './connection.js';

/** Writes beside the file and renames: half an export is never taken for one. */
export async function exportCommand(file: string, connection: Connection): Promise<void> {
  const draft = `${file}.part`;
  try {
    const catalogue = await new Vitrine(connection).images.export();
    await pipeline(Readable.fromWeb(catalogue), createWriteStream(draft));
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  console.log(`Wrote ${file}.`);
}
