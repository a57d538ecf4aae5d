import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { MAX_PHOTO_BYTES } from '#catalog';
import { SafeFetch } from '#platform';
import { filesOf } from '../../try-on/try-on-form.js';
import { reserveMore } from '../../uploads/reserved.js';
import { UploadRejectedError } from '../../uploads/upload-rejected.error.js';

const TIMEOUT_MS = 15_000;

/** A photo that a form carries, or names by a URL. */
@Injectable()
export class PhotoSource {
  constructor(private readonly fetcher: SafeFetch) {}

  /**
   * @param field of the file; `${field}_url` is that of the URL
   * @throws UploadRejectedError when neither was sent, or both
   * @throws FetchFailedError
   */
  async take(request: FastifyRequest, field: string, url: string | undefined): Promise<Buffer> {
    const [file] = filesOf(request, field);
    if (file !== undefined && url !== undefined) {
      throw new UploadRejectedError('TOO_MANY_FILES', `Send either ${field} or ${field}_url, not both.`);
    }
    if (file !== undefined) return file;
    if (url === undefined) {
      throw new UploadRejectedError(
        'PHOTO_MISSING',
        `Send the photo as ${field}, or its address as ${field}_url.`,
      );
    }
    // What it is shows in its bytes, whatever its host calls it.
    const { body } = await this.fetcher.fetch(url, {
      maxBytes: MAX_PHOTO_BYTES,
      timeoutMs: TIMEOUT_MS,
      reserve: (bytes) => reserveMore(request, bytes),
    });
    return body;
  }
}
