import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { ChildCrashedError } from './child-errors.js';
import { Child } from './child.js';
import { commandOf } from './left-over.js';
import { findPostgresHome, type PostgresHome } from './postgres-home.js';
import { keepOnce, readIfThere } from './private-file.js';
import type { RunningService, ServiceOptions } from './service.js';

const name = 'postgres';
const user = 'vitrine';
const database = 'vitrine';
const attempts = 3;

async function initialise({ native, folder, user: owner }: PostgresHome, password: string): Promise<void> {
  const data = join(folder, 'data');
  if ((await readIfThere(join(data, 'PG_VERSION'))) !== undefined && !(await isHalfMade(folder))) return;
  // A folder that initdb did not finish cannot be used, and there is nothing in it to lose.
  for (const entry of await readdir(data).catch(emptyIfMissing)) {
    await rm(join(data, entry), { recursive: true, force: true });
  }
  const passwordFile = join(folder, 'initdb-password');
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  if (owner) await chown(passwordFile, owner.uid, owner.gid);
  try {
    await promisify(execFile)(
      join(native, 'bin/initdb'),
      [
        `--pgdata=${data}`,
        `--username=${user}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        // PostgreSQL's own UTF-8 locale: the same on every machine, whatever locales it has.
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C',
      ],
      { ...owner, cwd: '/', env: { ...process.env, LC_ALL: 'C' } },
    );
  } catch (cause) {
    const said = (cause as { stderr?: string }).stderr?.trim() ?? '';
    throw new Error(`PostgreSQL's data folder ${data} could not be made: ${said}`, { cause });
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/** initdb was killed in between: its password file is still there. */
async function isHalfMade(folder: string): Promise<boolean> {
  return (await readIfThere(join(folder, 'initdb-password'))) !== undefined;
}

function emptyIfMissing(error: NodeJS.ErrnoException): string[] {
  if (error.code === 'ENOENT') return [];
  throw error;
}

/** PostgreSQL will not start while another process has the id in a pid file that a crash left behind. */
async function removeStalePidFile(folder: string): Promise<void> {
  const data = join(folder, 'data');
  const file = join(data, 'postmaster.pid');
  const pid = Number((await readIfThere(file))?.split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 0) return;
  if (!(await commandOf(pid))?.includes(data)) await rm(file, { force: true });
}

async function createDatabase(url: string): Promise<void> {
  const client = new Client({ connectionString: url.replace(/[^/]+$/, 'postgres') });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${database}`);
  } finally {
    await client.end();
  }
}

async function launch(home: PostgresHome, { port, runDir, logDir, durable }: ServiceOptions): Promise<Child> {
  const data = join(home.folder, 'data');
  await removeStalePidFile(home.folder);
  const settings = [
    'listen_addresses=127.0.0.1',
    // No socket file: two clones, and the system's own server, do not meet in /tmp.
    'unix_socket_directories=',
    ...(durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']),
  ];
  return Child.start({
    name: 'PostgreSQL',
    command: join(home.native, 'bin/postgres'),
    args: ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    cwd: '/',
    env: { ...process.env, LC_ALL: 'C' },
    ...home.user,
    logFile: join(logDir, `${name}.log`),
    note: { runDir, name, marker: data },
    // "Fast": ends the sessions instead of waiting for them.
    stopSignal: 'SIGINT',
    graceMs: 20_000,
  });
}

/** Starts a PostgreSQL of our own under `dataDir/postgres` and makes its database. */
export async function startPostgres(options: ServiceOptions): Promise<RunningService> {
  const home = await findPostgresHome(join(options.dataDir, name));
  const password = await keepOnce(join(home.folder, 'password'), () => randomBytes(18).toString('base64url'));
  await initialise(home, password);
  const url = `postgresql://${user}:${password}@127.0.0.1:${options.port}/${database}`;
  for (let attempt = 1; ; attempt++) {
    const child = await launch(home, options);
    try {
      await child.ready(() => createDatabase(url), 60_000);
      return { url, child };
    } catch (error) {
      // Sessions of a killed server hold its shared memory for a moment longer than it lives: its log alone says so.
      const passing = error instanceof ChildCrashedError && /shared memory|lock file/.test(error.logTail);
      if (!passing || attempt === attempts) throw error;
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
  }
}
