/** A photo: a File or another Blob, or (in Node) the path of a file. */
export type Photo = Blob | string;

/** @throws NodeJS.ErrnoException where there is no such file */
export async function blobOf(photo: Photo): Promise<Blob> {
  if (typeof photo !== 'string') return photo;
  // A name that a bundler for browsers does not follow.
  const fs = 'node:fs';
  const { openAsBlob } = (await import(/* @vite-ignore */ fs)) as typeof import('node:fs');
  return openAsBlob(photo);
}
