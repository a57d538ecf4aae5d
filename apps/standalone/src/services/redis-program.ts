import { basename } from 'node:path';
import { findOnPath } from './find-on-path.js';
import { installRedis } from './redis-install.js';

export interface RedisProgram {
  file: string;
  /** The name it must be started by. */
  argv0: string;
}

/** redis-check-rdb is the server too: the program looks at the name it is started by. */
const programs = ['redis-server', 'valkey-server', 'redis-check-rdb', 'valkey-check-rdb'];

export class NoRedisError extends Error {
  constructor(cause?: unknown) {
    super(
      'Vitrine needs Redis: set REDIS_URL to one that runs, or install redis-server (or valkey-server) so that it is on the PATH, ' +
        'or start Vitrine as root on Debian or Ubuntu, or with Homebrew on macOS, and it installs Redis itself.',
      { cause },
    );
    this.name = 'NoRedisError';
  }
}

async function installedProgram(path: string | undefined): Promise<RedisProgram | undefined> {
  const file = await findOnPath(programs, path);
  if (!file) return undefined;
  return { file, argv0: basename(file).replace('check-rdb', 'server') };
}

/** Finds a Redis server on the PATH, else has the system's package manager install one. */
export async function findRedisProgram(
  env: NodeJS.ProcessEnv,
  say: (sentence: string) => void,
  install: typeof installRedis = installRedis,
): Promise<RedisProgram> {
  const found = await installedProgram(env.PATH);
  if (found) return found;
  let problem: unknown;
  try {
    await install(env, say);
  } catch (error) {
    problem = error;
  }
  const installed = await installedProgram(env.PATH);
  if (!installed) throw new NoRedisError(problem);
  return installed;
}
