import { VitrineError } from './vitrine-error.js';

/** A photo: a File or another Blob, or (in Node) the path of a file. */
export type Photo = Blob | string;

/** @throws VitrineError `FILE_UNREADABLE` */
export async function blobOf(photo: Photo): Promise<Blob> {
  if (typeof photo !== 'string') return photo;
  try {
    // A name that a bundler for browsers does not follow.
    const fs = 'node:fs';
    const { openAsBlob, promises } = (await import(/* @vite-ignore */ fs)) as typeof import('node:fs');
    // A folder opens as a blob, and is found to be none when it is sent.
    if (!(await promises.stat(photo)).isFile()) throw new TypeError('It is no file.');
    return await openAsBlob(photo);
  } catch (cause) {
    const message = `The file "${photo}" cannot be read.`;
    throw new VitrineError(message, 'FILE_UNREADABLE', 0, undefined, [], { cause });
  }
}
