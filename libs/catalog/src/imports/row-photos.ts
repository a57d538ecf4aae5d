import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { ImportRow } from '#contracts';
import { DomainError, FetchFailedError, SafeFetch } from '#platform';
import { MAX_PHOTO_BYTES } from '../photo-intake/limits.js';
import { PhotoTooLargeError } from '../photo-intake/photo-too-large.error.js';
import { ImportFiles } from './import-files.js';
import type { ClaimedImport } from './import.repository.js';

const FETCH_MS = 30_000;
const FETCH_TRIES = 3;
const FIRST_WAIT_MS = 500;

/** What hosts call photos; some call everything a stream of bytes. What it is, its bytes say. */
const PHOTO_TYPE = /^(image\/|(application|binary)\/octet-stream\b)/i;

/** The row names a file that is not in the zip, or that cannot be in one. */
export class RowPhotoError extends DomainError {
  readonly code = 'PHOTO_NOT_IN_ZIP';
  readonly kind = 'unprocessable';
}

/** The photo of a row, from where the row says it is. */
@Injectable()
export class RowPhotos {
  constructor(
    private readonly files: ImportFiles,
    private readonly fetcher: SafeFetch,
  ) {}

  /** @throws RowPhotoError, FetchFailedError, PhotoTooLargeError; undefined where the row names no photo */
  async of(claimed: ClaimedImport, row: ImportRow, signal: AbortSignal): Promise<Buffer | undefined> {
    if (row.photo_url !== undefined) return this.fetch(row.photo_url, signal);
    if (row.photo === undefined) return undefined;
    if (claimed.format !== 'zip') {
      throw new RowPhotoError('"photo" names a file of a zip, and this is none. Give photo_url.');
    }
    const archive = await this.files.archiveOf(claimed);
    const photo = await archive.photo(row.photo, MAX_PHOTO_BYTES);
    if (photo === 'too-large') throw new PhotoTooLargeError(MAX_PHOTO_BYTES);
    if (photo === undefined) throw new RowPhotoError('The zip has no file of this name.');
    return photo;
  }

  private async fetch(url: string, signal: AbortSignal): Promise<Buffer> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const limits = { maxBytes: MAX_PHOTO_BYTES, timeoutMs: FETCH_MS, contentType: PHOTO_TYPE, signal };
        return (await this.fetcher.fetch(url, limits)).body;
      } catch (error) {
        const again = error instanceof FetchFailedError && error.passing && attempt < FETCH_TRIES;
        if (!again) throw error;
        await sleep(FIRST_WAIT_MS * 2 ** (attempt - 1), undefined, { signal });
      }
    }
  }
}
