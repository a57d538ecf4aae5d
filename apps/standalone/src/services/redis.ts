import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { Child } from './child.js';
import { keepOnce, writePrivateFile } from './private-file.js';
import { findRedisProgram } from './redis-program.js';
import type { RunningService, ServiceOptions } from './service.js';

const name = 'redis';

function configuration(data: string, port: number, password: string, durable: boolean): string {
  return [
    'bind 127.0.0.1',
    'protected-mode yes',
    `port ${port}`,
    `requirepass ${password}`,
    `dir ${JSON.stringify(data)}`,
    'daemonize no',
    // The queue is kept in the append-only file, and no job is ever evicted for want of memory.
    `appendonly ${durable ? 'yes' : 'no'}`,
    'maxmemory-policy noeviction',
    'save ""',
    '',
  ].join('\n');
}

/** Starts a Redis of our own with its data under `dataDir/redis`; installs the program where that is allowed. */
export async function startRedis(options: ServiceOptions): Promise<RunningService> {
  const { port, runDir, logDir, env, say, durable } = options;
  const program = await findRedisProgram(env, say);
  const data = join(options.dataDir, name);
  await mkdir(data, { recursive: true, mode: 0o700 });
  const password = await keepOnce(join(data, 'password'), () => randomBytes(18).toString('hex'));
  const configFile = join(data, 'redis.conf');
  await writePrivateFile(configFile, configuration(data, port, password, durable));
  const child = await Child.start({
    name: 'Redis',
    command: program.file,
    argv0: program.argv0,
    args: [configFile],
    cwd: data,
    env: process.env,
    logFile: join(logDir, `${name}.log`),
    // Redis replaces its command line by its name and address.
    note: { runDir, name, marker: `127.0.0.1:${port}` },
  });
  const url = `redis://:${password}@127.0.0.1:${port}`;
  await child.ready(() => ping(url), 60_000);
  return { url, child };
}

async function ping(url: string): Promise<void> {
  const client = new Redis(url, {
    lazyConnect: true,
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
    connectTimeout: 2_000,
  });
  // ioredis reports a failed connection here and by connect(); the second is the one we look at.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.ping();
  } finally {
    client.disconnect();
  }
}
