import type { MultipartFile, MultipartValue } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { MAX_PHOTO_BYTES, PhotoTooLargeError } from '#catalog';
import type { DomainError } from '#platform';
import { FORM_LIMITS } from './upload-limits.js';
import { UploadRejectedError } from './upload-rejected.error.js';
import type { UploadedFile } from './uploaded-file.js';

/** The file part that a form may have. */
export const PHOTO_FIELD = 'photo';

export type PhotoForm = { fields: Record<string, unknown>; photo?: UploadedFile };

/**
 * Reads a form to its end, even when it is refused: a client that is still sending would not see the answer.
 * @throws UploadRejectedError, PhotoTooLargeError
 */
export async function readPhotoForm(request: FastifyRequest): Promise<PhotoForm> {
  const form = new FormReader();
  try {
    for await (const part of request.parts({ limits: FORM_LIMITS })) {
      if (part.type === 'file') await form.takeFile(part);
      else form.takeField(part);
    }
  } catch (error) {
    throw translate(error);
  } finally {
    // What is left after an error goes nowhere.
    request.raw.unpipe();
    request.raw.resume();
  }
  return form.finish();
}

class FormReader {
  private readonly fields = new Map<string, unknown>();
  private photo: UploadedFile | undefined;
  private refusal: DomainError | undefined;

  async takeFile(part: MultipartFile): Promise<void> {
    const { fieldname, filename, mimetype, file } = part;
    const keep = this.refusal === undefined && fieldname === PHOTO_FIELD && this.photo === undefined;
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of file as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (keep) chunks.push(chunk);
    }
    // A form of a browser whose file field was left empty.
    if (bytes === 0 && (filename === undefined || filename === '')) return;
    if (fieldname !== PHOTO_FIELD) {
      this.refuse(
        'UNKNOWN_FILE_FIELD',
        `A file was sent as "${shown(fieldname)}". Send it as "${PHOTO_FIELD}".`,
      );
    } else if (this.photo !== undefined) {
      this.refuse('TOO_MANY_FILES', 'More than one photo was sent. Send one photo for each item.');
    } else if (file.truncated) {
      this.refusal ??= new PhotoTooLargeError(MAX_PHOTO_BYTES);
    } else {
      this.photo = { fieldname, filename, mimetype, buffer: Buffer.concat(chunks) };
    }
  }

  takeField({ fieldname, value, fieldnameTruncated, valueTruncated }: MultipartValue): void {
    if (fieldnameTruncated || valueTruncated) {
      this.refuse(
        'FIELD_TOO_LARGE',
        `The field "${shown(fieldname)}" is too long. Shorten its name or its text.`,
      );
    } else if (this.fields.has(fieldname)) {
      this.refuse('DUPLICATE_FIELD', `The field "${shown(fieldname)}" was sent twice. Send it once.`);
    } else {
      this.fields.set(fieldname, value);
    }
  }

  finish(): PhotoForm {
    if (this.refusal !== undefined) throw this.refusal;
    if (this.photo === undefined && this.fields.has(PHOTO_FIELD)) {
      throw new UploadRejectedError(
        'PHOTO_MISSING',
        `"${PHOTO_FIELD}" was sent as text. Send the file itself, with a file name in its part.`,
      );
    }
    return { fields: Object.fromEntries(this.fields), photo: this.photo };
  }

  private refuse(code: ConstructorParameters<typeof UploadRejectedError>[0], message: string): void {
    this.refusal ??= new UploadRejectedError(code, message);
  }
}

/** Errors of the parser, by the codes of @fastify/multipart. */
function translate(cause: unknown): Error {
  const code = (cause as { code?: string }).code;
  if (code === 'FST_REQ_FILE_TOO_LARGE') return new PhotoTooLargeError(MAX_PHOTO_BYTES);
  if (code === 'FST_FILES_LIMIT') {
    return new UploadRejectedError(
      'TOO_MANY_FILES',
      'More than one photo was sent. Send one photo for each item.',
      { cause },
    );
  }
  if (code === 'FST_FIELDS_LIMIT' || code === 'FST_PARTS_LIMIT') {
    return new UploadRejectedError(
      'TOO_MANY_FIELDS',
      'The form has too many fields. Send the documented ones.',
      { cause },
    );
  }
  return new UploadRejectedError(
    'MALFORMED_MULTIPART',
    'The body is not a complete multipart form. Check the boundary, and that all of it was sent.',
    { cause },
  );
}

function shown(name: string): string {
  return name.length > 50 ? `${name.slice(0, 50)}…` : name;
}
