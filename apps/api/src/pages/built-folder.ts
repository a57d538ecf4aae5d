import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A folder of dist/, seen from the sources and from dist/ alike; undefined where it was not built. */
export function builtFolder(name: string): string | undefined {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const built = join(folder, 'dist', name);
    if (existsSync(built)) return built;
    if (folder === dirname(folder)) return undefined;
  }
}
