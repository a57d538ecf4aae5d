import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { ChildOptions } from './services/child.js';
import type { LocalServices } from './services/local-services.js';
import { keepOnce } from './services/private-file.js';

export interface Place {
  root: string;
  dataDir: string;
  runDir: string;
  logDir: string;
  /** Processes run the TypeScript files, and not what was built of them. */
  fromSource?: boolean;
}

export interface Ports {
  api: number;
  worker: number;
  tryOnWorker: number;
}

/** What the processes of Vitrine read; secrets are made once and kept in the data folder. */
export async function processEnvironment(
  { root, dataDir }: Place,
  services: LocalServices,
  ports: Ports,
): Promise<NodeJS.ProcessEnv & { ADMIN_KEY: string }> {
  const secret = (name: string, prefix = '') =>
    keepOnce(join(dataDir, name), () => prefix + randomBytes(32).toString('base64url'));
  const { DATABASE_MIGRATION_URL, ...given } = process.env;
  return {
    NODE_ENV: 'production',
    STORAGE_DIR: join(dataDir, 'storage'),
    MODELS_DIR: join(root, 'models'),
    DEMO_SHOP_DIR: shopFolder(dataDir),
    PUBLIC_URL: `http://127.0.0.1:${ports.api}`,
    ...given,
    // It belongs to the database that was given; ours is migrated by its own address.
    ...(given.DATABASE_URL && { DATABASE_MIGRATION_URL }),
    HOST: '127.0.0.1',
    PORT: String(ports.api),
    WORKER_PORT: String(ports.worker),
    TRYON_WORKER_PORT: String(ports.tryOnWorker),
    DATABASE_URL: services.databaseUrl,
    REDIS_URL: services.redisUrl,
    CHROMA_URL: services.chromaUrl,
    ADMIN_KEY: process.env.ADMIN_KEY || (await secret('admin-key', 'vt_admin_')),
    SIGNING_SECRET: process.env.SIGNING_SECRET || (await secret('signing-secret')),
  };
}

/** What the page at /shop reads of this demo. */
export function shopFolder(dataDir: string): string {
  return join(dataDir, 'shop');
}

/**
 * A heap that is kept small is collected early: without this, garbage doubles the memory of a process. Source maps are
 * 20 MB more, of every package's files too: who reads a trace sets NODE_OPTIONS=--enable-source-maps.
 */
export const NODE_FLAGS = ['--max-old-space-size=320', '--max-semi-space-size=4'];

/**
 * Of the try-on worker: a draft makes 0.7 GB of small objects and as much in masks, and its threads have young spaces each.
 * Measured: with 64 MB in place of 16 up to 8 % less CPU, and 10 to 70 MB more held.
 */
const TRY_ON_FLAGS = ['--max-old-space-size=512', '--max-semi-space-size=16'];

/** A process of the product, by the name of its file: `apps/api/src/main`. */
export function nodeProcess(
  { root, runDir, logDir, fromSource = false }: Place,
  name: string,
  entry: string,
  env: NodeJS.ProcessEnv,
): ChildOptions {
  const file = fromSource ? join(root, `${entry}.ts`) : join(root, 'dist', `${entry}.js`);
  const sourceFlags = fromSource
    ? ['--conditions=vitrine-source', `--import=${join(root, 'scripts/lib/run-from-source.mjs')}`]
    : [];
  return {
    name,
    command: process.execPath,
    args: [...(entry.includes('try-on-worker') ? TRY_ON_FLAGS : NODE_FLAGS), ...sourceFlags, file],
    cwd: root,
    // glibc gives every thread an arena of its own, and none of them gives memory back.
    env: { MALLOC_ARENA_MAX: '2', ...env },
    logFile: join(logDir, `${name}.log`),
    note: { runDir, name, marker: file },
    graceMs: 30_000,
  };
}

/** Resolves when the process says that it and all it needs is up. */
export async function probeReady(port: number): Promise<void> {
  const answer = await fetch(`http://127.0.0.1:${port}/health/ready`, { signal: AbortSignal.timeout(5_000) });
  const body = await answer.text();
  if (!answer.ok) throw new Error(`/health/ready answered ${answer.status}: ${body.slice(0, 500)}`);
}
