import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ImportFormat } from '#contracts';
import { IMPORT_FOLDER } from '#catalog';
import { makeTempFolder } from '#platform';
import { ImportBodyError } from './import-body.error.js';

/** The one route whose body is a file of any length: it goes to the disk as it comes. */
export const IMPORT_PATH = '/api/images/import';

const FORMATS: Record<string, ImportFormat> = {
  'text/csv': 'csv',
  'application/x-ndjson': 'ndjson',
  'application/jsonl': 'ndjson',
  'application/zip': 'zip',
  'application/x-zip-compressed': 'zip',
};
export const IMPORT_TYPES = ['text/csv', 'application/x-ndjson', 'application/zip'];

/** Leaves bodies of these types unread on the import's route; elsewhere they are refused as before. */
export function acceptImportBodies(fastify: FastifyInstance): void {
  fastify.addContentTypeParser(Object.keys(FORMATS), (request, payload, done) => {
    if (request.routeOptions.url === IMPORT_PATH) return done(null, payload);
    payload.resume();
    done(
      Object.assign(new Error('Unsupported Media Type'), {
        statusCode: 415,
        code: 'FST_ERR_CTP_INVALID_MEDIA_TYPE',
      }),
    );
  });
}

export type ImportBody = {
  format: ImportFormat;
  path: string;
  bytes: number;
  /** Of the bytes, in hexadecimal. */
  sha256: string;
  remove: () => Promise<void>;
};

/**
 * Writes the body to a file on this machine.
 * @throws ImportBodyError where it is of another type, too large, or breaks off
 */
export async function receiveImportBody(request: FastifyRequest, maxBytes: number): Promise<ImportBody> {
  const type = request.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const format = FORMATS[type];
  if (format === undefined) {
    throw new ImportBodyError(
      'IMPORT_TYPE_UNSUPPORTED',
      `Send the file as the body, as ${IMPORT_TYPES.join(', ')}.`,
    );
  }
  const tooLarge = () =>
    new ImportBodyError(
      'IMPORT_TOO_LARGE',
      `The file is larger than ${Math.floor(maxBytes / 1_048_576)} MB. Split it, or give photo URLs instead of a zip.`,
    );
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw tooLarge();
  const folder = await makeTempFolder(IMPORT_FOLDER);
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const path = join(folder, 'body');
    let bytes = 0;
    const hash = createHash('sha256');
    const counted = async function* (source: AsyncIterable<Buffer>) {
      for await (const chunk of source) {
        bytes += chunk.length;
        if (bytes > maxBytes) throw tooLarge();
        hash.update(chunk);
        yield chunk;
      }
    };
    await pipeline(request.body as Readable, counted, createWriteStream(path));
    if (bytes === 0)
      throw new ImportBodyError('IMPORT_EMPTY', 'The body is empty. Send the file as the body.');
    return { format, path, bytes, sha256: hash.digest('hex'), remove };
  } catch (error) {
    await remove();
    throw error instanceof ImportBodyError || !request.raw.destroyed
      ? error
      : new ImportBodyError('IMPORT_BROKEN_OFF', 'The body broke off before its end.', { cause: error });
  }
}
