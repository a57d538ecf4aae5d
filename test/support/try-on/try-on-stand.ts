import { randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { ImageDto, TryOnAcceptedDto, TryOnJobDto } from '#contracts';
import {
  ApiClient,
  type ApiResult,
  createTestDatabase,
  drawPhoto,
  FakeTryOnPipeline,
  photoForm,
  readIfThere,
  storedFiles,
  type TestDatabase,
  testConfig,
} from '#testing';
import type { TryOnPipeline } from '#try-on/pipeline';
import { createApp } from '../../../apps/api/src/app.factory.js';
import { WorkerModule } from '../../../apps/try-on-worker/src/worker.module.js';
import { clearRedis, newRedisPrefix } from '../../e2e/support/clean-up.js';
import type { TestServices } from '../../setup/global-setup.js';
import type { Config } from '#testing';

type Settings = Parameters<typeof testConfig>[0];

/** An API and a try-on worker in this process, on real services, with a pipeline that a test directs. */
export class TryOnStand {
  readonly pipeline = new FakeTryOnPipeline();
  readonly workers: NestFastifyApplication[] = [];
  /** What workers run. */
  private run: TryOnPipeline = this.pipeline;

  private constructor(
    readonly config: Config,
    readonly database: TestDatabase,
    readonly storage: string,
    private readonly api: NestFastifyApplication,
    readonly anyone: ApiClient,
  ) {}

  /**
   * @param settings of the API and the worker alike
   * @param around what the worker runs; the pipeline itself without
   */
  static async start(
    services: TestServices,
    settings: Settings = {},
    around: (draft: FakeTryOnPipeline, config: Config) => Promise<TryOnPipeline> = (draft) =>
      Promise.resolve(draft),
  ): Promise<TryOnStand> {
    const database = await createTestDatabase(services.databaseUrl);
    const storage = await mkdtemp(join(tmpdir(), 'vitrine-try-on-'));
    const config = testConfig({
      DATABASE_URL: database.url,
      REDIS_URL: services.redisUrl,
      REDIS_PREFIX: newRedisPrefix(),
      JOB_RETRY_S: '0.1',
      CHROMA_URL: services.chromaUrl,
      STORAGE_DIR: storage,
      ...settings,
    });
    const api = await createApp(config);
    await api.listen(0, '127.0.0.1');
    const stand = new TryOnStand(config, database, storage, api, new ApiClient(await api.getUrl()));
    stand.run = await around(stand.pipeline, config);
    await stand.startWorker();
    return stand;
  }

  get url(): string {
    return this.anyone.url;
  }

  async startWorker(): Promise<NestFastifyApplication> {
    const worker = await NestFactory.create<NestFastifyApplication>(
      WorkerModule.forRoot(this.config, this.run),
      new FastifyAdapter(),
      { logger: false, abortOnError: false },
    );
    this.workers.push(worker);
    await worker.init();
    return worker;
  }

  async stop(): Promise<void> {
    await Promise.all([...this.workers.map((worker) => worker.close()), this.api.close()]);
    await clearRedis(this.config.REDIS_URL, this.config.REDIS_PREFIX);
    await this.database.drop();
    await rm(this.storage, { recursive: true, force: true });
  }

  openShop() {
    return this.anyone.openShop(this.config.ADMIN_KEY);
  }

  /** Every stored file, by its path. */
  async files(): Promise<Map<string, Buffer>> {
    const files = new Map<string, Buffer>();
    for (const path of await storedFiles(this.storage)) {
      const file = await readIfThere(path);
      if (file !== undefined) files.set(path.slice(this.storage.length + 1), file);
    }
    return files;
  }
}

/** The photos of one request; different every time. */
export async function photos(): Promise<{ person: Buffer; garment: Buffer }> {
  const colour = `#${randomInt(0x100000, 0xffffff).toString(16)}`;
  return {
    person: await drawPhoto({ colour }),
    garment: await drawPhoto({ colour, width: 300, height: 300 }),
  };
}

/** A form of files by their fields, and text fields; a list is the field repeated. */
export function form(
  files: Record<string, Buffer | undefined>,
  fields: Record<string, unknown> = {},
): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    for (const one of [value].flat()) data.append(name, String(one));
  }
  for (const [name, file] of Object.entries(files)) {
    if (file !== undefined) data.append(name, new Blob([new Uint8Array(file)]), `${name}.jpg`);
  }
  return data;
}

export async function submit(
  client: ApiClient,
  fields: Record<string, unknown> = {},
  files?: Record<string, Buffer | undefined>,
): Promise<string> {
  const { person, garment } = await photos();
  const sent = files ?? { person_image: person, clothing_image: garment };
  const { status, body } = await client.send<TryOnAcceptedDto>('POST', '/api/tryon', form(sent, fields));
  if (status !== 202) throw new Error(`answered ${status}: ${JSON.stringify(body)}`);
  return body.job_id;
}

export async function upload(client: ApiClient, photo?: Buffer): Promise<ImageDto> {
  const { body } = await client.send<ImageDto>(
    'POST',
    '/api/images',
    photoForm({ name: 'Item' }, photo ?? (await photos()).garment),
  );
  return body;
}

/** The job once it is as wanted, by default once it has ended. */
export async function awaitJob(
  client: ApiClient,
  id: string,
  wanted: (job: TryOnJobDto) => boolean = ({ status }) => status === 'completed' || status === 'failed',
): Promise<TryOnJobDto> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const { status, body }: ApiResult<TryOnJobDto> = await client.send('GET', `/api/tryon/${id}`);
    if (status !== 200) throw new Error(`answered ${status}: ${JSON.stringify(body)}`);
    if (wanted(body)) return body;
    if (Date.now() > deadline) throw new Error(`the job is still ${JSON.stringify(body)}`);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}
