import { Test } from '@nestjs/testing';
import { LoggerModule } from 'nestjs-pino';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { ConfigModule, CryptoModule, NotFoundError, ObjectStorage, PrismaModule } from '#platform';
import type { Tenant } from '#tenant';
import {
  createTenant,
  createTestDatabase,
  drawPhoto,
  FakeObjectStorage,
  type TestDatabase,
  testConfig,
} from '#testing';
import { CatalogModule } from './catalog.module.js';
import { ExternalIdTakenError } from './external-id-taken.error.js';
import { ImagesService } from './images.service.js';

let database: TestDatabase;
let close: () => Promise<void>;
let images: ImagesService;
let tenant: Tenant;
let other: Tenant;
let red: Buffer;
let blue: Buffer;
const storage = new FakeObjectStorage();

beforeAll(async () => {
  database = await createTestDatabase(inject('services').databaseUrl);
  const module = await Test.createTestingModule({
    imports: [
      ConfigModule.forRoot(testConfig({ DATABASE_URL: database.url })),
      LoggerModule.forRoot({ pinoHttp: { level: 'silent' } }),
      PrismaModule,
      CryptoModule,
      {
        module: class StorageModule {},
        global: true,
        providers: [{ provide: ObjectStorage, useValue: storage }],
        exports: [ObjectStorage],
      },
      CatalogModule,
    ],
  }).compile();
  images = module.get(ImagesService);
  close = () => module.close();
  [red, blue] = await Promise.all([drawPhoto(), drawPhoto({ colour: '#2050c0' })]);
});

afterAll(async () => {
  await close();
  await database.drop();
});

beforeEach(async () => {
  [tenant, other] = await Promise.all([createTenant(database.prisma), createTenant(database.prisma)]);
});

afterEach(() => {
  storage.failing.clear();
  storage.objects.clear();
});

const events = (type?: string) =>
  database.prisma.outboxEvent.findMany({
    where: { apiKeyId: tenant.apiKeyId, type },
    orderBy: { id: 'asc' },
  });
const stored = () => [...storage.objects.keys()].filter((key) => key.startsWith(tenant.apiKeyId));
const rowOf = (id: string) =>
  database.prisma.image.findUniqueOrThrow({ where: { apiKeyId_id: { apiKeyId: tenant.apiKeyId, id } } });
const fail = (id: string) =>
  database.prisma.image.update({
    where: { apiKeyId_id: { apiKeyId: tenant.apiKeyId, id } },
    data: { embeddingStatus: 'failed', embeddingError: 'no memory' },
  });

describe('a new item', () => {
  test('is a row, an event and two stored files', async () => {
    const { image, created } = await images.create(
      tenant,
      {
        name: 'Red shirt',
        external_id: 'A-1',
        category: 'Shirts',
        price: 19.9,
        currency: 'EUR',
        attributes: { cut: 'slim' },
      },
      red,
    );
    expect(created).toBe(true);
    expect(image).toMatchObject({
      name: 'Red shirt',
      external_id: 'A-1',
      category: 'Shirts',
      style: null,
      price: 19.9,
      in_stock: true,
      attributes: { cut: 'slim' },
      width: 480,
      height: 640,
      embedding_status: 'pending',
    });
    expect(await events()).toMatchObject([
      { type: 'image.photo-changed', payload: { image_id: image.id, generation: 1 } },
    ]);
    const { photoKey, thumbnailKey } = await rowOf(image.id);
    expect(stored().sort()).toEqual([photoKey, thumbnailKey].sort());
    expect(photoKey).toMatch(new RegExp(`^${tenant.apiKeyId}/${image.id}/[\\w-]{12}-photo\\.jpg$`));
    expect(await images.get(tenant, image.id)).toEqual(image);
  });

  test('has a preview where its photo is large, which goes with it', async () => {
    const large = await sharp(red).resize(1200).jpeg().toBuffer();
    const { image } = await images.create(tenant, { name: 'x' }, large);
    const { photoKey, thumbnailKey } = await rowOf(image.id);
    const preview = photoKey.replace('-photo.', '-preview.');
    expect(stored().sort()).toEqual([photoKey, preview, thumbnailKey].sort());
    await images.update(tenant, image.id, {}, red);
    expect(stored()).toHaveLength(2);
    await images.update(tenant, image.id, {}, large);
    expect(stored()).toHaveLength(3);
    await images.delete(tenant, image.id);
    expect(stored()).toEqual([]);
  });

  test('is not there when storage fails, and neither is half a photo', async () => {
    storage.failing.add('put');
    await expect(images.create(tenant, { name: 'x' }, red)).rejects.toMatchObject({
      dependency: 'object storage',
    });
    expect(await database.prisma.image.count({ where: { apiKeyId: tenant.apiKeyId } })).toBe(0);
    expect(await events()).toEqual([]);
    expect(stored()).toEqual([]);
  });

  test('leaves no file when its row cannot be written', async () => {
    const nobody = { ...tenant, apiKeyId: '0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e' };
    await expect(images.create(nobody, { name: 'x', category: 'new' }, red)).rejects.toThrow();
    expect(storage.objects.size).toBe(0);
  });
});

describe('the same external id again', () => {
  test('updates the item and empties what is left out', async () => {
    const first = await images.create(tenant, { name: 'One', external_id: 'A', style: 'casual' }, red);
    const again = await images.create(tenant, { name: 'Two', external_id: 'A' }, blue);
    expect(again.created).toBe(false);
    expect(again.image).toMatchObject({
      id: first.image.id,
      name: 'Two',
      style: null,
      embedding_status: 'pending',
    });
    expect(await events()).toMatchObject([{ payload: { generation: 1 } }, { payload: { generation: 2 } }]);
    expect(stored()).toHaveLength(2);
    expect(again.image.photo_url).not.toBe(first.image.photo_url);
  });

  test('with the same photo is not embedded again', async () => {
    const first = await images.create(tenant, { name: 'One', external_id: 'A' }, red);
    const again = await images.create(tenant, { name: 'Two', external_id: 'A' }, red);
    expect(again.image).toMatchObject({ name: 'Two', photo_url: first.image.photo_url });
    expect(await events()).toHaveLength(1);
    expect((await rowOf(first.image.id)).generation).toBe(1);
  });

  test('with the same photo is another try when the embedding failed', async () => {
    const { image } = await images.create(tenant, { name: 'One', external_id: 'A' }, red);
    await fail(image.id);
    const again = await images.create(tenant, { name: 'One', external_id: 'A' }, red);
    expect(again.image).toMatchObject({ embedding_status: 'pending', embedding_error: null });
    expect((await rowOf(image.id)).generation).toBe(2);
  });

  test('twelve times at once is one item with one photo', async () => {
    const photos = await Promise.all(Array.from({ length: 12 }, (_, n) => drawPhoto({ width: 100 + n })));
    const answers = await Promise.all(
      photos.map((photo, n) =>
        images.create(tenant, { name: `Try ${n}`, external_id: 'A', category: `c${n % 3}` }, photo),
      ),
    );
    expect(new Set(answers.map((answer) => answer.image.id)).size).toBe(1);
    expect(answers.filter((answer) => answer.created)).toHaveLength(1);
    expect(stored()).toHaveLength(2);
    const row = await rowOf(answers[0]!.image.id);
    expect(stored()).toContain(row.photoKey);
    expect((await events()).map((event) => (event.payload as { generation: number }).generation)).toEqual(
      Array.from({ length: 12 }, (_, n) => n + 1),
    );
  });

  test('is another item for another key', async () => {
    const mine = await images.create(tenant, { name: 'Mine', external_id: 'A' }, red);
    const theirs = await images.create(other, { name: 'Theirs', external_id: 'A' }, red);
    expect(theirs.created).toBe(true);
    expect(theirs.image.id).not.toBe(mine.image.id);
  });
});

describe('changes', () => {
  test('PATCH leaves what is not sent, null empties', async () => {
    const { image } = await images.create(
      tenant,
      { name: 'One', category: 'Dress', price: 5, description: 'x' },
      red,
    );
    const changed = await images.update(tenant, image.id, { price: null, category: 'Skirt' });
    expect(changed).toMatchObject({ name: 'One', category: 'Skirt', price: null, description: 'x' });
    expect(await events()).toHaveLength(1);
  });

  test('PUT empties what is left out and keeps the photo and the external id', async () => {
    const { image } = await images.create(tenant, { name: 'One', category: 'Dress', external_id: 'A' }, red);
    const replaced = await images.replace(tenant, image.id, { name: 'Two' });
    expect(replaced).toMatchObject({
      name: 'Two',
      category: null,
      external_id: 'A',
      photo_url: image.photo_url,
    });
  });

  test('a new photo has new files; the old are gone after the commit', async () => {
    const { image } = await images.create(tenant, { name: 'One' }, red);
    const before = stored();
    await images.update(tenant, image.id, {}, blue);
    expect(stored()).toHaveLength(2);
    expect(stored().some((key) => before.includes(key))).toBe(false);
  });

  test('old files that cannot be deleted do not undo the change', async () => {
    const { image } = await images.create(tenant, { name: 'One' }, red);
    storage.failing.add('delete');
    const changed = await images.update(tenant, image.id, {}, blue);
    expect(changed.photo_url).not.toBe(image.photo_url);
  });

  test('an external id that another item has is refused, and the new photo with it', async () => {
    await images.create(tenant, { name: 'One', external_id: 'A' }, red);
    const { image } = await images.create(tenant, { name: 'Two', external_id: 'B' }, red);
    await expect(images.update(tenant, image.id, { external_id: 'A' }, blue)).rejects.toThrow(
      ExternalIdTakenError,
    );
    expect(stored()).toHaveLength(4);
  });

  test('deletion takes the row and the files, and tells the embedding side', async () => {
    const { image } = await images.create(tenant, { name: 'One' }, red);
    await images.delete(tenant, image.id);
    expect(stored()).toEqual([]);
    expect(await events('image.deleted')).toMatchObject([{ payload: { image_id: image.id } }]);
    await expect(images.get(tenant, image.id)).rejects.toThrow(NotFoundError);
    await expect(images.delete(tenant, image.id)).rejects.toThrow(NotFoundError);
  });

  test("another tenant's item is unknown", async () => {
    const { image } = await images.create(tenant, { name: 'One' }, red);
    for (const id of [image.id, '0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e', 'no-uuid']) {
      await expect(images.get(other, id)).rejects.toThrow(NotFoundError);
      await expect(images.update(other, id, { name: 'x' }, blue)).rejects.toThrow(NotFoundError);
      await expect(images.replace(other, id, { name: 'x' })).rejects.toThrow(NotFoundError);
      await expect(images.delete(other, id)).rejects.toThrow(NotFoundError);
    }
    expect(storage.objects.size).toBe(2);
  });
});
