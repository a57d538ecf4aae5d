import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { FmfImageDto, FmfRecommendationsDto, Problem } from '#contracts';
import { ImageIndexer, IndexingModule } from '#embedding/indexing';
import { PlatformModule } from '#platform';
import { ApiClient, createTestDatabase, drawPhoto, photoForm, type TestDatabase, testConfig } from '#testing';
import { createApp } from '../../app.factory.js';
import type { Config } from '../../config.js';

@Module({})
class Worker {}

/** Each call of FitMatchFinder's document, as its clients make it. */
describe("FitMatchFinder's routes", () => {
  let database: TestDatabase;
  let storage: string;
  let config: Config;
  let app: NestFastifyApplication;
  let api: ApiClient;
  let key: string;
  let publishable: string;
  let red: Buffer;

  beforeAll(async () => {
    database = await createTestDatabase(inject('services').databaseUrl);
    storage = await mkdtemp(join(tmpdir(), 'vitrine-fmf-'));
    const { redisUrl, chromaUrl } = inject('services');
    config = testConfig({
      DATABASE_URL: database.url,
      REDIS_URL: redisUrl,
      CHROMA_URL: chromaUrl,
      STORAGE_DIR: storage,
    });
    app = await createApp(config);
    await app.listen(0, '127.0.0.1');
    api = new ApiClient(await app.getUrl());
    const shop = await api.openShop(config.ADMIN_KEY);
    key = shop.secret['headers']['x-api-key']!;
    publishable = shop.publishable['headers']['x-api-key']!;
    red = await drawPhoto({ colour: '#c0392b' });
  });

  afterAll(async () => {
    await app?.close();
    await database.drop();
    await rm(storage, { recursive: true, force: true });
  });

  const upload = (name: string, more: object = {}, colour = '#c0392b') =>
    drawPhoto({ colour }).then((photo) =>
      api.send<FmfImageDto>('POST', `/images/${key}/`, photoForm({ name, ...more }, photo)),
    );

  it('POST, GET, PUT and DELETE under /images/<api_key>/', async () => {
    const created = await upload('Red shirt', { Category: 'Shirts', Styles: 'Casual', AgeGroup: 'Adult' });
    expect(created.status).toBe(201);
    const { ImageID, Category, ...rest } = created.body;
    expect(rest).toMatchObject({
      name: 'Red shirt',
      Processor_embedded: false,
      Styles: { name: 'Casual', description: null },
      AgeGroup: { name: 'Adult', description: null },
    });
    expect((await api.bytes(created.body.Photo)).status).toBe(200);

    const path = `/images/${key}/${ImageID}/`;
    expect((await api.send('GET', path)).body).toEqual(created.body);
    expect((await api.send<FmfImageDto[]>('GET', `/images/${key}/`)).body).toEqual([created.body]);

    const changed = await api.send<FmfImageDto>('PUT', path, { name: 'Scarlet shirt', AgeGroup: 'Teen' });
    expect(changed.body).toMatchObject({
      ImageID,
      name: 'Scarlet shirt',
      Category,
      AgeGroup: { name: 'Teen' },
    });
    const blue = await drawPhoto({ colour: '#2244aa' });
    const renewed = await api.send<FmfImageDto>(
      'PUT',
      path,
      photoForm({ Category: Category!.CategoryId }, blue),
    );
    expect(renewed.body.Photo).not.toBe(created.body.Photo);
    expect(renewed.body.Category).toEqual(Category);

    expect((await api.send('DELETE', path)).status).toBe(204);
    expect((await api.send('GET', path)).status).toBe(404);
    expect((await api.send('GET', `/images/${key}/`)).body).toEqual([]);
  });

  it('POST /api/images/ with photo, api_key and name', async () => {
    const form = photoForm({ api_key: key, name: 'name of photo' }, red);
    const created = await api.send<FmfImageDto>('POST', '/api/images/', form);
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({ name: 'name of photo', Category: null });
    await api.send('DELETE', `/images/${key}/${created.body.ImageID}/`);
  });

  it('numbers items and groups by key, and takes the id of the other routes as well', async () => {
    const numbersOf = async (token: string) => {
      const numbers: (number | undefined)[] = [];
      for (const name of ['first', 'second']) {
        const form = photoForm({ name, Category: `Only ${name}` }, red);
        const { body } = await api.send<FmfImageDto>('POST', `/images/${token}/`, form);
        numbers.push(body.ImageID, body.Category?.CategoryId);
      }
      return numbers;
    };
    const tokens = [];
    for (let i = 0; i < 2; i++) {
      tokens.push((await api.openShop(config.ADMIN_KEY)).secret['headers']['x-api-key']!);
    }
    for (const token of tokens) expect(await numbersOf(token)).toEqual([1, 1, 2, 2]);
    const [mine = '', other = ''] = tokens;
    const { body: first } = await api.send<FmfImageDto>('GET', `/images/${mine}/1/`);
    expect((await api.send<FmfImageDto>('GET', `/images/${mine}/${first.id}/`)).body).toEqual(first);
    expect((await api.send('GET', `/images/${other}/${first.id}/`)).status).toBe(404);
    const { apiKeyId } = await database.prisma.image.findFirstOrThrow({ where: { id: first.id } });
    const where = { apiKeyId, name: 'Only second' };
    const { id: Category } = await database.prisma.category.findFirstOrThrow({ where });
    const changed = await api.send<FmfImageDto>('PUT', `/images/${mine}/${first.id}/`, { Category });
    expect(changed.body.Category).toMatchObject({ CategoryId: 2 });
    const unknown = await api.send('PUT', `/images/${mine}/1/`, { Category: randomUUID() });
    expect(unknown.status).toBe(404);
  });

  it('takes the key of a form from before the photo and from behind it, and refuses a wrong one at once', async () => {
    const [before, behind] = [new FormData(), photoForm({ name: 'x' }, red)];
    before.set('api_key', key);
    for (const [name, value] of photoForm({ name: 'x' }, red)) before.set(name, value);
    behind.set('api_key', key);
    for (const form of [before, behind]) {
      const { status, body } = await api.send<FmfImageDto>('POST', '/api/images/', form);
      expect(status).toBe(201);
      await api.send('DELETE', `/images/${key}/${body.ImageID}/`);
    }
    const wrong = photoForm({ name: 'x', api_key: `${key.slice(0, -1)}0` }, red);
    expect((await api.send('POST', '/api/images/', wrong)).status).toBe(401);
  });

  it("lets uploads without a key hold no other's room, however many announce some", async () => {
    const { port } = new URL(await app.getUrl());
    const head =
      'POST /api/images/ HTTP/1.1\r\nhost: x\r\ncontent-length: 20000000\r\n' +
      'content-type: multipart/form-data; boundary=b\r\n\r\n--b\r\n';
    const sockets = Array.from({ length: 12 }, () => connect(Number(port), '127.0.0.1'));
    await Promise.all(sockets.map((socket) => once(socket, 'connect')));
    for (const socket of sockets) {
      socket.on('error', () => undefined);
      socket.write(head);
    }
    const { status, body } = await api.send<FmfImageDto>(
      'POST',
      `/images/${key}/`,
      photoForm({ name: 'x' }, red),
    );
    expect(status).toBe(201);
    await api.send('DELETE', `/images/${key}/${body.ImageID}/`);
    for (const socket of sockets) socket.destroy();
  });

  it('recommends by POST /api/prompts/ and by GET /api/recommend/, with a body or a query, and records the prompt', async () => {
    await upload('Red', {}, '#c0392b');
    await upload('Blue', {}, '#2244aa');
    await embedAll();
    const [image] = (await api.send<FmfImageDto[]>('GET', `/images/${key}/`)).body;
    expect(image?.Processor_embedded).toBe(true);

    const asked = { prompt: 'red shirt', api_key: key, num_results: 2 };
    const posted = await api.send<FmfRecommendationsDto>('POST', '/api/prompts/', asked);
    expect(posted.status).toBe(200);
    expect(posted.body).toMatchObject({ prompt: 'red shirt', number_recommended_images: 2 });
    expect(posted.body.images.map(({ Processor_embedded }) => Processor_embedded)).toEqual([true, true]);

    const query = new URLSearchParams({ ...asked, num_results: '2' });
    const asQuery = await api.send<FmfRecommendationsDto>('GET', `/api/recommend/?${query.toString()}`);
    const inject = await app.inject({
      method: 'GET',
      url: '/api/recommend/',
      headers: { 'content-type': 'application/json' },
      payload: JSON.stringify(asked),
    });
    const asBody = inject.json<FmfRecommendationsDto>();
    for (const body of [asQuery.body, asBody]) expect(body.images).toEqual(posted.body.images);
    const inBoth = await app.inject({
      method: 'GET',
      url: '/api/recommend/?num_results=0',
      headers: { 'content-type': 'application/json' },
      payload: JSON.stringify(asked),
    });
    expect(inBoth.json()).toMatchObject({ status: 400, errors: [{ path: 'num_results' }] });

    const header = await new ApiClient(await app.getUrl(), {
      'x-api-key': publishable,
    }).send<FmfRecommendationsDto>('POST', '/api/prompts/', { prompt: 'red shirt' });
    expect(header.body.number_recommended_images).toBe(2);
    await expect
      .poll(() => database.prisma.prompt.findMany({ where: { id: posted.body.PromptID } }), {
        timeout: 10_000,
      })
      .toMatchObject([{ prompt: 'red shirt', resultCount: 2 }]);
  });

  it('refuses a wrong key, no key, a key that may not, and a number of another key', async () => {
    const other = (await api.openShop(config.ADMIN_KEY)).secret['headers']['x-api-key']!;
    const [mine] = (await api.send<FmfImageDto[]>('GET', `/images/${key}/`)).body;
    const calls: [string, string, object | undefined, number][] = [
      ['GET', '/images/shop_123/', undefined, 401],
      ['GET', `/images/${publishable}/`, undefined, 403],
      ['POST', '/api/prompts/', { prompt: 'dress' }, 401],
      ['POST', '/api/images/', photoForm({ name: 'x' }, red), 401],
      ['GET', `/images/${other}/${mine?.ImageID}/`, undefined, 404],
      ['GET', `/images/${key}/0/`, undefined, 400],
      ['PUT', `/images/${key}/${mine?.ImageID}/`, { Category: 999_999 }, 404],
      ['POST', '/api/prompts/', { api_key: key }, 400],
    ];
    for (const [method, path, body, status] of calls) {
      const answer = await api.send<Problem>(method, path, body);
      expect([method, path, answer.status]).toEqual([method, path, status]);
      expect(JSON.stringify(answer.body)).not.toContain(key);
    }
  });

  it('leaves the canonical routes without the slash as they are', async () => {
    const answer = await api.send<Problem>('POST', '/api/prompts', { prompt: 'red', api_key: key });
    expect(answer.status).toBe(401);
    expect((await api.send('GET', '/api/recommend?prompt=red')).status).toBe(401);
  });

  /** As the worker does, without a queue. */
  async function embedAll(): Promise<void> {
    const worker = await NestFactory.createApplicationContext(
      { module: Worker, imports: [PlatformModule.forRoot(config, 'worker'), IndexingModule] },
      { logger: false },
    );
    const rows = await database.prisma.image.findMany({ where: { embeddingStatus: 'pending' } });
    const jobs = rows.map(({ apiKeyId, id, generation }) => ({
      api_key_id: apiKeyId,
      image_id: id,
      generation,
    }));
    await worker.get(ImageIndexer, { strict: false }).create(jobs);
    await worker.close();
  }
});
