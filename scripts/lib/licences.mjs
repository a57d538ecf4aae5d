import { promisify } from 'node:util';
import { init } from 'license-checker-rseidelsohn';

/** Licences under which a program may be sold and changed, and its source kept. */
const PERMISSIVE = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Python-2.0',
  'Unlicense',
];

/** Packages under another licence, each with the reason why it may be used all the same. */
export const EXCEPTIONS = [
  // A library of its own beside sharp, loaded at run time: NOTICE says how what the LGPL asks is done.
  { name: /^@img\/sharp-libvips-/, licence: 'LGPL-3.0-or-later' },
  // Of the studio of Prisma's command, which is for development alone: npm installs it all the same, since
  // @prisma/client names that command, and the images are made without it (Dockerfile).
  { name: /^elkjs$/, licence: 'EPL-2.0' },
];

/**
 * The production dependencies, installed below `folder`, under a licence that is not permissive (SPDX expressions are
 * read: an `OR` needs one such licence, an `AND` all of them) and is no exception.
 * @returns a line for each
 */
export async function licenceProblems(folder) {
  const others = await promisify(init)({
    start: folder,
    production: true,
    excludePrivatePackages: true,
    excludeLicenses: PERMISSIVE.join(),
  }).catch((error) => {
    // The library has no code for it.
    if (error.message === 'No packages found in this path...') return {};
    throw error;
  });
  return Object.entries(others)
    .filter(([id, { licenses }]) => !isException(id.slice(0, id.lastIndexOf('@')), String(licenses)))
    .map(([id, { licenses }]) => `${id}: ${String(licenses)}`);
}

function isException(name, licence) {
  return EXCEPTIONS.some((known) => known.name.test(name) && known.licence === licence);
}
