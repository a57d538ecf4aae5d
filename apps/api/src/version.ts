import { readFileSync } from 'node:fs';

/** Of the package.json above this file, wherever it was built to. */
export const version = readVersion(new URL('.', import.meta.url));

function readVersion(folder: URL): string {
  try {
    const found = JSON.parse(readFileSync(new URL('package.json', folder), 'utf8')) as { version: string };
    return found.version;
  } catch (error) {
    const parent = new URL('..', folder);
    if (parent.href === folder.href) throw error;
    return readVersion(parent);
  }
}
