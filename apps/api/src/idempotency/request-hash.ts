import { createHash } from 'node:crypto';
import type { ImportBody } from '../imports/import-body.js';
import type { UploadedFile } from '../uploads/uploaded-file.js';

export type HashedRequest = {
  method: string;
  url: string;
  body?: unknown;
  uploadedFile?: UploadedFile;
  uploadedFiles?: UploadedFile[];
  importBody?: Pick<ImportBody, 'format' | 'sha256'>;
};

/**
 * SHA-256 of what a request asks for: method, URL, fields in any order, and the bytes of its files. The name of a
 * file and the boundary of a form differ between two tries of one request and are left out.
 */
export function requestHash(request: HashedRequest): Buffer<ArrayBuffer> {
  const { method, url, body, uploadedFile, uploadedFiles, importBody } = request;
  const file = uploadedFile === undefined ? null : identityOf(uploadedFile);
  const parts = [
    method,
    url,
    canonical(body ?? null),
    file,
    ...(uploadedFiles === undefined ? [] : [uploadedFiles.map(identityOf)]),
    ...(importBody === undefined ? [] : [[importBody.format, importBody.sha256]]),
  ];
  // As one JSON array no part can run into the next.
  return createHash('sha256').update(JSON.stringify(parts)).digest();
}

function identityOf({ fieldname, buffer, fingerprint }: UploadedFile): string[] {
  return [fieldname, fingerprint ?? createHash('sha256').update(buffer).digest('hex')];
}

/** The same value with the keys of its objects in order; the wrapping tells an empty one from an empty list. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return { fields: entries.map(([key, entry]) => [key, canonical(entry)]) };
}
