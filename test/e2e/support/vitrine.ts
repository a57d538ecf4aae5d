import { randomBytes, randomInt } from 'node:crypto';
import { cp, readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createTestDatabase, type TestDatabase } from '#testing';
import { Child } from '../../../apps/standalone/src/services/child.js';
import { freePort } from '../../../apps/standalone/src/services/free-port.js';
import { makeTestData } from '../../setup/test-data.js';
import type { TestServices } from '../../setup/global-setup.js';
import { clearCollections, clearQueue } from './clean-up.js';
import { HttpClient } from './http-client.js';
import { type Program, programs, startProgram } from './programs.js';

export interface VitrineOptions {
  services: TestServices;
  apis?: number;
  env?: NodeJS.ProcessEnv;
  /** Whether there is a try-on worker. */
  tryOn?: boolean;
}

/** One installation of Vitrine: its processes, its database, its photos. */
export class Vitrine {
  readonly adminKey = `vt_admin_${randomBytes(24).toString('base64url')}`;
  readonly apis: Program[] = [];
  worker!: Program;
  tryOnWorker: Program | undefined;
  private workerPort = 0;

  private constructor(
    readonly services: TestServices,
    readonly folder: string,
    readonly database: TestDatabase,
    private readonly env: NodeJS.ProcessEnv,
  ) {}

  /** Starts the API as often as wanted and one worker, and waits until they are ready. */
  static async start({ services, apis = 1, env = {}, tryOn = false }: VitrineOptions): Promise<Vitrine> {
    const folder = await makeTestData();
    const database = await createTestDatabase(services.databaseUrl);
    // A number of its own keeps the queue apart from those of other installations on the same Redis.
    const redisUrl = new URL(services.redisUrl);
    if (redisUrl.pathname.length < 2) redisUrl.pathname = `/${randomInt(1, 16)}`;
    const own = { ...services, databaseUrl: database.url, redisUrl: redisUrl.href };
    const vitrine = new Vitrine(own, folder, database, env);
    try {
      await clearQueue(own.redisUrl);
      vitrine.workerPort = await freePort();
      await vitrine.boot(apis);
      if (tryOn) await vitrine.startTryOnWorker();
      return vitrine;
    } catch (error) {
      await vitrine.stop();
      throw error;
    }
  }

  get url(): string {
    const [first] = this.apis;
    if (first === undefined) throw new Error('No API process was started.');
    return first.url;
  }

  /** Calls without a key. */
  get anyone(): HttpClient {
    return new HttpClient(this.url);
  }

  get admin(): HttpClient {
    return this.anyone.with({ 'x-admin-key': this.adminKey });
  }

  /** All that the processes have logged so far. */
  logs(): string {
    const programs = [...this.apis, this.worker, ...(this.tryOnWorker ? [this.tryOnWorker] : [])];
    return programs.map((program) => program.log()).join('');
  }

  /** Every file of the object storage. */
  async storedFiles(): Promise<string[]> {
    const entries = await readdir(join(this.folder, 'storage'), { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  }

  /** A worker in place of the one that was ended. */
  async startWorker(changes: NodeJS.ProcessEnv = {}): Promise<void> {
    const env = { ...this.environment(), ...changes };
    this.worker = await startProgram(programs.worker, this.folder, this.workerPort, env);
  }

  /** A try-on worker, in place of the one that was ended where there was one. */
  async startTryOnWorker(changes: NodeJS.ProcessEnv = {}): Promise<Program> {
    const port = await freePort();
    const env = { ...this.environment(), ...changes };
    this.tryOnWorker = await startProgram(programs.tryOnWorker, this.folder, port, env);
    return this.tryOnWorker;
  }

  async startApi(changes: NodeJS.ProcessEnv = {}): Promise<Program> {
    const name = { ...programs.api, name: `api-${this.apis.length + 1}` };
    const env = { ...this.environment(), ...changes };
    const api = await startProgram(name, this.folder, await freePort(), env);
    this.apis.push(api);
    return api;
  }

  /** Ends every process and removes what the installation has left in the services. */
  async stop(): Promise<void> {
    const started = [...this.apis, this.worker, this.tryOnWorker].filter((program) => program !== undefined);
    await Promise.all(started.map((program) => program.stop()));
    await clearCollections(this.services.chromaUrl, this.database.prisma);
    await clearQueue(this.services.redisUrl);
    await this.database.drop();
    // One that was being started when its test ran out of time is in no list.
    await Child.stopAll();
    // Named when a failure is to be looked into: the folder that the logs are moved to.
    const kept = process.env['VITRINE_TEST_KEEP'];
    if (kept !== undefined)
      await cp(join(this.folder, 'logs'), join(kept, basename(this.folder)), { recursive: true });
    await rm(this.folder, { recursive: true, force: true });
  }

  private async boot(apis: number): Promise<void> {
    await this.startApi();
    await Promise.all([this.startWorker(), ...Array.from({ length: apis - 1 }, () => this.startApi())]);
  }

  private environment(): NodeJS.ProcessEnv {
    return {
      NODE_ENV: 'production',
      DATABASE_URL: this.services.databaseUrl,
      REDIS_URL: this.services.redisUrl,
      CHROMA_URL: this.services.chromaUrl,
      ADMIN_KEY: this.adminKey,
      SIGNING_SECRET: 'the-signing-secret-of-the-end-to-end-specs',
      EMBEDDING_WORKER_URL: `http://127.0.0.1:${this.workerPort}`,
      STORAGE_DIR: join(this.folder, 'storage'),
      LOG_LEVEL: 'trace',
      ...this.env,
    };
  }
}
