import type { MultipartFile, MultipartValue } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '#platform';
import { FORM_LIMITS } from './upload-limits.js';
import { UploadRejectedError } from './upload-rejected.error.js';
import type { UploadedFile } from './uploaded-file.js';

/** A file part that a form may have. */
export type FilePart = {
  /** How often it may be sent. */
  max: number;
  /** What is said when it is sent more often. */
  tooMany: string;
  tooLarge: () => DomainError;
};

export type FormShape = {
  files: Record<string, FilePart>;
  /** Called with the bytes of each part before they are kept; it may wait, or refuse the form. */
  reserve: (bytes: number) => Promise<void>;
  /** Takes a field out of the form as soon as it has come; it may refuse the form. */
  takeOut?: { field: string; take: (value: unknown) => Promise<void> };
  /** Text fields that may be sent several times; their values come as a list then. */
  repeatable?: readonly string[];
};

export type Form = { fields: Record<string, unknown>; files: UploadedFile[] };

/**
 * Reads a form to its end, even when it is refused: a client that is still sending would not see the answer.
 * @throws UploadRejectedError, and what `tooLarge`, `reserve` and `takeOut` make
 */
export async function readForm(request: FastifyRequest, shape: FormShape): Promise<Form> {
  const form = new FormReader(shape);
  try {
    for await (const part of request.parts({ limits: FORM_LIMITS })) {
      if (part.type === 'file') await form.takeFile(part);
      else await form.takeField(part);
    }
  } catch (error) {
    throw translate(error, shape);
  } finally {
    // What is left after an error goes nowhere.
    request.raw.unpipe();
    request.raw.resume();
  }
  return form.finish();
}

class FormReader {
  private readonly fields = new Map<string, unknown>();
  private readonly files: UploadedFile[] = [];
  private refusal: DomainError | undefined;

  constructor(private readonly shape: FormShape) {}

  async takeFile(part: MultipartFile): Promise<void> {
    const { fieldname, filename, mimetype, file } = part;
    const known = this.shape.files[fieldname];
    const room = known !== undefined && this.countOf(fieldname) < known.max;
    const keep = this.refusal === undefined && room;
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of file as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (!keep) continue;
      await this.shape.reserve(chunk.length);
      chunks.push(chunk);
    }
    // A form of a browser whose file field was left empty.
    if (bytes === 0 && (filename === undefined || filename === '')) return;
    if (known === undefined) {
      this.refuse(
        'UNKNOWN_FILE_FIELD',
        `A file was sent as "${shown(fieldname)}". Send it as ${listed(Object.keys(this.shape.files))}.`,
      );
    } else if (!room) {
      this.refuse('TOO_MANY_FILES', known.tooMany);
    } else if (file.truncated) {
      this.refusal ??= known.tooLarge();
    } else {
      this.files.push({ fieldname, filename, mimetype, buffer: Buffer.concat(chunks) });
    }
  }

  async takeField({ fieldname, value, fieldnameTruncated, valueTruncated }: MultipartValue): Promise<void> {
    const { takeOut } = this.shape;
    if (fieldname === takeOut?.field) {
      await takeOut.take(value);
      return;
    }
    await this.shape.reserve(String(value).length);
    if (fieldnameTruncated || valueTruncated) {
      this.refuse(
        'FIELD_TOO_LARGE',
        `The field "${shown(fieldname)}" is too long. Shorten its name or its text.`,
      );
    } else if (!this.fields.has(fieldname)) {
      this.fields.set(fieldname, value);
    } else if (this.shape.repeatable?.includes(fieldname)) {
      this.fields.set(fieldname, [this.fields.get(fieldname), value].flat());
    } else {
      this.refuse('DUPLICATE_FIELD', `The field "${shown(fieldname)}" was sent twice. Send it once.`);
    }
  }

  finish(): Form {
    if (this.refusal !== undefined) throw this.refusal;
    for (const name of Object.keys(this.shape.files)) {
      if (this.countOf(name) > 0 || !this.fields.has(name) || this.fields.get(name) === '') continue;
      throw new UploadRejectedError(
        'PHOTO_MISSING',
        `"${name}" was sent as text. Send the file itself, with a file name in its part.`,
      );
    }
    return { fields: Object.fromEntries(this.fields), files: this.files };
  }

  private countOf(fieldname: string): number {
    return this.files.filter((file) => file.fieldname === fieldname).length;
  }

  private refuse(code: ConstructorParameters<typeof UploadRejectedError>[0], message: string): void {
    this.refusal ??= new UploadRejectedError(code, message);
  }
}

/** Errors of the parser, by the codes of @fastify/multipart. */
function translate(cause: unknown, { files }: FormShape): Error {
  if (cause instanceof DomainError) return cause;
  const [first] = Object.values(files);
  const code = (cause as { code?: string }).code;
  if (code === 'FST_REQ_FILE_TOO_LARGE' && first !== undefined) return first.tooLarge();
  if (code === 'FST_FILES_LIMIT' && first !== undefined) {
    return new UploadRejectedError('TOO_MANY_FILES', first.tooMany, { cause });
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

function listed(names: string[]): string {
  return names.map((name) => `"${name}"`).join(' or ');
}

function shown(name: string): string {
  return name.length > 50 ? `${name.slice(0, 50)}…` : name;
}
