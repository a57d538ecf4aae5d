import { randomBytes } from 'node:crypto';
import { cp, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createTestDatabase, type TestDatabase } from '#testing';
import type { Child } from '../../../apps/standalone/src/services/child.js';
import { freePort } from '../../../apps/standalone/src/services/free-port.js';
import { makeTestData } from '../../setup/test-data.js';
import type { TestServices } from '../../setup/global-setup.js';
import { clearCollections, clearRedis, newRedisPrefix } from './clean-up.js';
import { type Address, Installation } from './installation.js';
import { type Entry, type Program, programs, startProgram } from './programs.js';

export interface VitrineOptions {
  services: TestServices;
  apis?: number;
  env?: NodeJS.ProcessEnv;
  /** Whether there is a try-on worker. */
  tryOn?: boolean;
}

/** What the product waits for, as short as a machine that does much else at the same time allows. */
const SHORT_WAITS = {
  JOB_RETRY_S: '0.2',
  EMBEDDING_LOCK_S: '5',
  TRYON_LOCK_S: '5',
  COLLECTION_LEASE_S: '5',
  SWEEP_S: '1',
  LOST_JOB_S: '3',
  COLLECTION_LOOK_S: '1',
  COLLECTION_KEPT_S: '4',
};

/** An installation of Vitrine that is one spec's alone: its processes, its database, its photos. */
export class Vitrine extends Installation {
  readonly adminKey = `vt_admin_${randomBytes(24).toString('base64url')}`;
  readonly redisPrefix = newRedisPrefix();
  readonly apis: Program[] = [];
  worker!: Program;
  tryOnWorker: Program | undefined;
  private workerPort = 0;
  /** Of every process that was begun, ready or not. */
  private readonly children: Child[] = [];

  private constructor(
    readonly services: TestServices,
    readonly folder: string,
    readonly database: TestDatabase,
    private readonly env: NodeJS.ProcessEnv,
  ) {
    super();
  }

  /** Starts the API as often as wanted and one worker, and waits until they are ready. */
  static async start({ services, apis = 1, env = {}, tryOn = false }: VitrineOptions): Promise<Vitrine> {
    const folder = await makeTestData();
    const database = await createTestDatabase(services.databaseUrl);
    const vitrine = new Vitrine({ ...services, databaseUrl: database.url }, folder, database, env);
    try {
      vitrine.workerPort = await freePort();
      await Promise.all([
        vitrine.startWorker(),
        ...Array.from({ length: apis }, () => vitrine.startApi()),
        ...(tryOn ? [vitrine.startTryOnWorker()] : []),
      ]);
      return vitrine;
    } catch (error) {
      await vitrine.stop();
      throw error;
    }
  }

  get apiUrls(): string[] {
    return this.apis.map(({ url }) => url);
  }

  get address(): Address {
    const { services, folder, adminKey, apiUrls } = this;
    return { services, folder, adminKey, apiUrls, workerUrl: this.worker.url };
  }

  logs(): string {
    const programs = [...this.apis, this.worker, ...(this.tryOnWorker ? [this.tryOnWorker] : [])];
    return programs.map((program) => program.log()).join('');
  }

  /** A worker in place of the one that was ended. */
  async startWorker(changes: NodeJS.ProcessEnv = {}): Promise<void> {
    this.worker = await this.launch(programs.worker, this.workerPort, changes);
  }

  /** A try-on worker, in place of the one that was ended where there was one. */
  async startTryOnWorker(changes: NodeJS.ProcessEnv = {}): Promise<Program> {
    this.tryOnWorker = await this.launch(programs.tryOnWorker, await freePort(), changes);
    return this.tryOnWorker;
  }

  async startApi(changes: NodeJS.ProcessEnv = {}): Promise<Program> {
    const port = await freePort();
    const api = await this.launch({ ...programs.api, name: `api-${port}` }, port, changes);
    this.apis.push(api);
    return api;
  }

  /** Ends every process and removes what the installation has left in the services. */
  async stop(): Promise<void> {
    await Promise.all(this.children.map((child) => child.stop()));
    await clearCollections(this.services.chromaUrl, this.database.prisma);
    await clearRedis(this.services.redisUrl, this.redisPrefix);
    await this.database.drop();
    // Named when a failure is to be looked into: the folder that the logs are moved to.
    const kept = process.env['VITRINE_TEST_KEEP'];
    if (kept !== undefined)
      await cp(join(this.folder, 'logs'), join(kept, basename(this.folder)), { recursive: true });
    await rm(this.folder, { recursive: true, force: true });
  }

  private launch(program: Entry, port: number, changes: NodeJS.ProcessEnv): Promise<Program> {
    const env = { ...this.environment(), ...changes };
    return startProgram(program, this.folder, port, env, (child) => this.children.push(child));
  }

  private environment(): NodeJS.ProcessEnv {
    return {
      NODE_ENV: 'production',
      DATABASE_URL: this.services.databaseUrl,
      // Several installations share a PostgreSQL that may have no more than its usual hundred connections.
      DATABASE_POOL_SIZE: '6',
      REDIS_URL: this.services.redisUrl,
      REDIS_PREFIX: this.redisPrefix,
      CHROMA_URL: this.services.chromaUrl,
      ADMIN_KEY: this.adminKey,
      SIGNING_SECRET: 'the-signing-secret-of-the-end-to-end-specs',
      EMBEDDING_WORKER_URL: `http://127.0.0.1:${this.workerPort}`,
      STORAGE_DIR: join(this.folder, 'storage'),
      LOG_LEVEL: 'trace',
      ...SHORT_WAITS,
      ...this.env,
    };
  }
}
