import { createServer, type Server } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { inject } from 'vitest';
import { ImportRunner, ImportRunnerModule } from '#catalog/work';
import type { ImageDto, ImageImportDto, ImportRowErrorDto, Page } from '#contracts';
import { PlatformModule } from '#platform';
import {
  ApiClient,
  createTestDatabase,
  drawPhoto,
  storedFiles,
  type TestDatabase,
  testConfig,
} from '#testing';
import { createApp } from '../../../apps/api/src/app.factory.js';
import type { Config } from '#testing';

/** Of an import's body, here. */
export const MAX_BYTES = 4_000_000;
export const NEVER = new AbortController().signal;

@Module({})
class Worker {}

/** An API, the part of a worker that imports, and a host of photos, on a database of their own. */
export class ImportStand {
  private constructor(
    readonly config: Config,
    readonly app: NestFastifyApplication,
    readonly runner: ImportRunner,
    readonly database: TestDatabase,
    readonly photo: Buffer,
    /** Answers every path with the photo, but `/missing…`, `/page…` and `/to?URL`, which redirects. */
    readonly photosUrl: string,
    private readonly worker: INestApplicationContext,
    private readonly photos: Server,
  ) {}

  static async start(): Promise<ImportStand> {
    const { databaseUrl, redisUrl, chromaUrl } = inject('services');
    const database = await createTestDatabase(databaseUrl);
    const photo = await drawPhoto();
    const photos = hostOf(photo);
    await new Promise<void>((resolve) => void photos.listen(0, '127.0.0.2', resolve));
    const config = testConfig({
      DATABASE_URL: database.url,
      REDIS_URL: redisUrl,
      CHROMA_URL: chromaUrl,
      STORAGE_DIR: await mkdtemp(join(tmpdir(), 'vitrine-imports-')),
      IMPORT_MAX_BYTES: String(MAX_BYTES),
      // The one address that stands for the public internet here.
      FETCH_ALLOW_ADDRESSES: '127.0.0.2',
    });
    const app = await createApp(config);
    await app.listen(0, '127.0.0.1');
    const worker = await NestFactory.createApplicationContext(
      { module: Worker, imports: [PlatformModule.forRoot(config, 'worker'), ImportRunnerModule] },
      { logger: false },
    );
    const runner = worker.get(ImportRunner, { strict: false });
    const photosUrl = `http://127.0.0.2:${(photos.address() as AddressInfo).port}`;
    return new ImportStand(config, app, runner, database, photo, photosUrl, worker, photos);
  }

  async stop(): Promise<void> {
    await this.worker.close();
    await this.app.close();
    this.photos.close();
    await this.database.drop();
    await rm(this.config.STORAGE_DIR, { recursive: true, force: true });
  }

  async openShop(): Promise<ImportShop> {
    const { secret, apiKeyId } = await new ApiClient(await this.app.getUrl()).openShop(this.config.ADMIN_KEY);
    return new ImportShop(this, secret, apiKeyId);
  }

  /** Does all that is to be done. */
  async runAll(): Promise<void> {
    while (await this.runner.runOne(NEVER));
  }

  storedFiles(): Promise<string[]> {
    return storedFiles(this.config.STORAGE_DIR);
  }
}

export class ImportShop {
  constructor(
    private readonly stand: ImportStand,
    readonly client: ApiClient,
    readonly apiKeyId: string,
  ) {}

  get token(): string {
    return this.client.headers['x-api-key'] ?? '';
  }

  post(body: string | Buffer, type: string, headers: Record<string, string> = {}) {
    return this.stand.app.inject({
      method: 'POST',
      url: '/api/images/import',
      headers: { 'x-api-key': this.token, 'content-type': type, ...headers },
      payload: body,
    });
  }

  /** Sends a file, has a worker import it to its end, and shows what became of it. */
  async import(body: string | Buffer, type = 'application/x-ndjson'): Promise<ImageImportDto> {
    const sent = await this.post(body, type);
    if (sent.statusCode !== 202) throw new Error(`The import was refused: ${sent.payload}`);
    await this.stand.runAll();
    return this.show(sent.json<ImageImportDto>().id);
  }

  async show(id: string): Promise<ImageImportDto> {
    return (await this.client.send<ImageImportDto>('GET', `/api/images/imports/${id}`)).body;
  }

  async errors(of: ImageImportDto): Promise<ImportRowErrorDto[]> {
    const { body } = await this.client.bytes(of.errors_url);
    return ndjson(body.toString());
  }

  async items(): Promise<ImageDto[]> {
    return (await this.client.send<Page<ImageDto>>('GET', '/api/images?limit=100')).body.items;
  }
}

export function ndjson<T>(text: string): T[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}

export const lines = (rows: object[]) => rows.map((row) => JSON.stringify(row)).join('\n');

function hostOf(photo: Buffer): Server {
  return createServer(({ url = '' }, response) => {
    if (url.startsWith('/missing')) response.writeHead(404).end();
    else if (url.startsWith('/page')) response.writeHead(200, { 'content-type': 'text/html' }).end('<p>');
    else if (url.startsWith('/to?')) response.writeHead(302, { location: url.slice('/to?'.length) }).end();
    else response.writeHead(200, { 'content-type': 'image/jpeg' }).end(photo);
  });
}
