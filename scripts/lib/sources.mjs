import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';

const folders = ['apps', 'libs', 'test/bench', 'test/fuzz'];
const files = ['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json'];

const isSpec = /\.(spec|medium-spec|slow-spec)\.ts$/;

/** The build's inputs by path, with size and time of change as their version. */
export function sources() {
  const found = new Map();
  const add = (path) => {
    const { size, mtimeMs } = statSync(join(root, path));
    found.set(path, `${size} ${mtimeMs}`);
  };
  for (const folder of folders.filter((name) => existsSync(join(root, name)))) {
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (entry.isFile() && !isSpec.test(entry.name))
        add(join(entry.parentPath, entry.name).slice(root.length));
    }
  }
  files.forEach(add);
  return found;
}

export function fingerprintOf(found) {
  const hash = createHash('sha256');
  for (const [path, version] of [...found].sort(([a], [b]) => (a < b ? -1 : 1)))
    hash.update(`${path} ${version}\n`);
  return hash.digest('hex');
}
