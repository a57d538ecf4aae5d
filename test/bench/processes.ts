import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { nodeProcess, type Place, probeReady } from '../../apps/standalone/src/process-plans.js';
import { productRoot } from '../../apps/standalone/src/root.js';
import { Child } from '../../apps/standalone/src/services/child.js';
import { freePort } from '../../apps/standalone/src/services/free-port.js';
import { type LocalServices, startLocalServices } from '../../apps/standalone/src/services/local-services.js';
import { type ModelFolder, openModelFolder } from '#inference';
import { loadConfig } from '#platform';
import { migrate } from '#platform/migrate';
import { allSettings, type Config } from '#testing';

/** A process of the product: its address and its id. */
export type Running = { name: string; url: string; pid: number; stop(): Promise<void> };

/** The model that the product runs on; the built-in one unless told otherwise. */
export type ModelChoice = {
  modelsDir?: string | undefined;
  model?: string | undefined;
  precision?: string | undefined;
};

/**
 * PostgreSQL, Redis and Chroma of this run alone, as durable as in production, and the product's own processes on
 * them. Everything lies in a temporary folder and goes with it.
 */
export class BenchHouse {
  private readonly secrets = {
    ADMIN_KEY: randomBytes(24).toString('hex'),
    SIGNING_SECRET: randomBytes(24).toString('hex'),
    // One key sends as much as the house takes.
    TRYON_MAX_WAITING: '100000',
    IMPORT_MAX_WAITING: '1000',
    AUTH_FAILURES_PER_MINUTE: '1000000',
  };
  private started = 0;

  private constructor(
    private readonly place: Place,
    readonly services: LocalServices,
    private readonly choice: ModelChoice,
  ) {}

  static async open(choice: ModelChoice = {}): Promise<BenchHouse> {
    const dataDir = await mkdtemp(join(tmpdir(), 'vitrine-bench-'));
    // As root, PostgreSQL runs as another user, who must pass.
    await chmod(dataDir, 0o711);
    const root = productRoot();
    const place = { root, dataDir, runDir: join(dataDir, 'run'), logDir: join(dataDir, 'logs') };
    // A database or a queue that someone uses is no place for 5,000 rows, so none that is given is taken.
    const { DATABASE_URL: _database, REDIS_URL: _redis, CHROMA_URL: _chroma, ...env } = process.env;
    const services = await startLocalServices({ dataDir, env, say: (sentence) => console.log(sentence) });
    await migrate(services.databaseUrl, join(root, 'prisma/migrations'));
    return new BenchHouse(place, services, choice);
  }

  get adminKey(): string {
    return this.secrets.ADMIN_KEY;
  }

  get modelsDir(): string {
    return resolve(this.choice.modelsDir ?? join(this.place.root, 'models'));
  }

  /** What the processes are configured with: production's defaults. */
  environment(port = 0): NodeJS.ProcessEnv {
    return {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(port),
      WORKER_PORT: String(port),
      TRYON_WORKER_PORT: String(port),
      PUBLIC_URL: 'http://127.0.0.1:3000',
      DATABASE_URL: this.services.databaseUrl,
      REDIS_URL: this.services.redisUrl,
      CHROMA_URL: this.services.chromaUrl,
      STORAGE_DIR: join(this.place.dataDir, 'storage'),
      MODELS_DIR: this.modelsDir,
      ...(this.choice.model && { EMBEDDING_MODEL: this.choice.model }),
      ...(this.choice.precision && { EMBEDDING_PRECISION: this.choice.precision }),
      ...this.secrets,
    };
  }

  /** The folder of the model that the product runs on, in its precision. */
  async model(): Promise<ModelFolder> {
    const { MODELS_DIR, EMBEDDING_MODEL, EMBEDDING_PRECISION } = this.config();
    const precision = EMBEDDING_PRECISION === 'auto' ? undefined : EMBEDDING_PRECISION;
    return openModelFolder(MODELS_DIR, EMBEDDING_MODEL, { precision });
  }

  /** Whether that is the model of the repository, for which the tighter memory bounds hold. */
  get isBuiltIn(): boolean {
    return this.choice.model === undefined;
  }

  config(): Config {
    return loadConfig(allSettings, this.environment());
  }

  startApi(env: NodeJS.ProcessEnv = {}): Promise<Running> {
    return this.start('api', undefined, env);
  }

  startWorker(): Promise<Running> {
    return this.start('embedding-worker');
  }

  startTryOnWorker(env: NodeJS.ProcessEnv = {}): Promise<Running> {
    return this.start('try-on-worker', undefined, env);
  }

  /** A try-on worker whose threads burn time: see `lock-worker.ts`. */
  startLockWorker(env: NodeJS.ProcessEnv): Promise<Running> {
    return this.start('lock-worker', 'test/bench/lock-worker', env);
  }

  /** Stops whatever runs and removes its data. */
  async close(): Promise<void> {
    await Child.stopAll();
    await this.services.stop();
    await rm(this.place.dataDir, { recursive: true, force: true });
  }

  /** `BENCH_NODE_ARGS` (such as `--cpu-prof`) goes to the processes that are measured. */
  private async start(
    app: string,
    entry = `apps/${app}/src/main`,
    env: NodeJS.ProcessEnv = {},
  ): Promise<Running> {
    const port = await freePort();
    const name = `${app}-${++this.started}`;
    const options = nodeProcess(this.place, name, entry, { ...this.environment(port), ...env });
    const nodeArgs = process.env.BENCH_NODE_ARGS?.split(' ').filter((arg) => arg !== '') ?? [];
    const child = await Child.start({ ...options, args: [...nodeArgs, ...options.args] });
    await child.ready(() => probeReady(port), 180_000);
    return { name: app, url: `http://127.0.0.1:${port}`, pid: child.pid, stop: () => child.stop() };
  }
}
