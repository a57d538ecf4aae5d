import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { startChroma } from './chroma.js';
import type { Child } from './child.js';
import { stopLeftOver } from './left-over.js';
import { startPostgres } from './postgres.js';
import { startRedis } from './redis.js';
import { rememberedPorts } from './remembered-ports.js';
import type { RunningService, ServiceOptions } from './service.js';

export interface LocalServicesOptions {
  /** An absolute folder; data, logs and the notes of running processes go there. */
  dataDir: string;
  /** DATABASE_URL, REDIS_URL and CHROMA_URL are used as they are; what is missing is started. */
  env: NodeJS.ProcessEnv;
  durable?: boolean;
  say?: (sentence: string) => void;
}

export interface LocalServices {
  databaseUrl: string;
  redisUrl: string;
  chromaUrl: string;
  /** The processes that were started here: none for a service that was given. */
  children: Child[];
  /** Stops what was started, in turn safe to call twice. */
  stop(): Promise<void>;
}

const services = [
  // SIGINT is PostgreSQL's "fast" shutdown: it ends the sessions instead of waiting for them.
  { name: 'postgres', variable: 'DATABASE_URL', stopSignal: 'SIGINT', start: startPostgres },
  { name: 'redis', variable: 'REDIS_URL', stopSignal: 'SIGTERM', start: startRedis },
  { name: 'chroma', variable: 'CHROMA_URL', stopSignal: 'SIGTERM', start: startChroma },
] as const;

/**
 * Makes PostgreSQL, Redis and Chroma available: those that the environment names are used, the others
 * are started on free loopback ports, all at once. The system's own servers are never touched.
 */
export async function startLocalServices(options: LocalServicesOptions): Promise<LocalServices> {
  const { dataDir, env, durable = true, say = () => undefined } = options;
  await mkdir(dataDir, { recursive: true });
  const runDir = join(dataDir, 'run');
  const ports = await rememberedPorts(runDir);
  const common = { dataDir, runDir, logDir: join(dataDir, 'logs'), durable, say, env };

  const started = await Promise.allSettled(
    services.map(async ({ name, variable, start, stopSignal }) => {
      const given = env[variable];
      if (given) return { url: given, child: undefined };
      // What a crashed start left behind, before a port is chosen: it may hold the one of last time.
      await stopLeftOver(runDir, name, stopSignal);
      return start({ ...common, port: await ports.portFor(name) } satisfies ServiceOptions);
    }),
  );
  const up = started.filter((result) => result.status === 'fulfilled').map(({ value }) => value);
  const children = up.flatMap(({ child }: Partial<RunningService>) => child ?? []);
  const stop = async () => {
    await Promise.all(children.map((child) => child.stop()));
  };
  const failure = started.find((result) => result.status === 'rejected');
  if (failure) {
    await stop();
    throw failure.reason;
  }
  const [postgres, redis, chroma] = up;
  return {
    databaseUrl: postgres?.url as string,
    redisUrl: redis?.url as string,
    chromaUrl: chroma?.url as string,
    children,
    stop,
  };
}
