import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { ImageEmbeddingState } from '#catalog';
import { DependencyUnavailableError, type Image } from '#platform';
import type { Tenant } from '#tenant';
import {
  createTenant,
  createTestDatabase,
  encodersOf,
  FakeEncoder,
  FakeObjectStorage,
  type TestDatabase,
} from '#testing';
import { PhotoUnreadableError } from '../encoder/encoder.errors.js';
import { ChromaVectorIndex } from '../vector-index/chroma-vector-index.js';
import { ImageIndexer } from './image-indexer.js';
import { LiveCollections } from './live-collections.js';
import { RetiredCollections } from './retired-collections.js';

describe('ImageIndexer', () => {
  const { databaseUrl, chromaUrl } = inject('services');
  const index = new ChromaVectorIndex(chromaUrl);
  let database: TestDatabase;
  let storage: FakeObjectStorage;
  let encoder: FakeEncoder;
  let collections: LiveCollections;
  let retired: RetiredCollections;
  let indexer: ImageIndexer;
  let tenant: Tenant;

  beforeAll(async () => {
    database = await createTestDatabase(databaseUrl);
  });
  afterAll(async () => database.drop());

  beforeEach(async () => {
    storage = new FakeObjectStorage();
    encoder = new FakeEncoder();
    collections = new LiveCollections(database.prisma);
    retired = new RetiredCollections(database.prisma, index);
    const state = new ImageEmbeddingState(database.prisma);
    indexer = new ImageIndexer(state, collections, storage, encodersOf(encoder), index, retired);
    tenant = await createTenant(database.prisma);
  });

  async function addImage(owner = tenant): Promise<Image> {
    const id = uuidv7();
    await storage.put(`${id}-photo`, Buffer.from(id), 'image/jpeg');
    return database.prisma.image.create({
      data: {
        apiKeyId: owner.apiKeyId,
        id,
        name: 'Item',
        photoKey: `${id}-photo`,
        thumbnailKey: `${id}-thumbnail`,
        photoSha256: Buffer.alloc(32),
        photoType: 'image/jpeg',
        photoBytes: 36,
        width: 10,
        height: 10,
      },
    });
  }

  const jobOf = (image: Image) => ({
    api_key_id: image.apiKeyId,
    image_id: image.id,
    generation: image.generation,
  });
  const reload = (image: Image) =>
    database.prisma.image.findUniqueOrThrow({
      where: { apiKeyId_id: { apiKeyId: image.apiKeyId, id: image.id } },
    });

  it('embeds photos of several tenants as one batch, each into its own collection', async () => {
    const other = await createTenant(database.prisma);
    const images = [await addImage(), await addImage(other), await addImage()];
    expect(await indexer.create(images.map(jobOf))).toEqual([undefined, undefined, undefined]);
    expect(encoder.photoBatches).toEqual([3]);
    expect(await index.count(tenant.collection)).toBe(2);
    expect(await index.count(other.collection)).toBe(1);
    for (const image of images) expect((await reload(image)).embeddingStatus).toBe('embedded');
  });

  it('tells the encoder the category and the name of each item', async () => {
    const [image, bare] = [await addImage(), await addImage()];
    const category = { id: uuidv7(), apiKeyId: tenant.apiKeyId, name: 'Dresses', slug: 'dresses' };
    await database.prisma.category.create({ data: category });
    await database.prisma.image.updateMany({ where: { id: image.id }, data: { categoryId: category.id } });
    await indexer.create([jobOf(image), jobOf(bare)]);
    expect(encoder.photoTexts).toEqual([['Dresses', 'Item'], ['Item']]);
  });

  it('does nothing the second time', async () => {
    const image = await addImage();
    await indexer.create([jobOf(image)]);
    await indexer.create([jobOf(image)]);
    expect(encoder.photoBatches).toEqual([1]);
    expect(await index.count(tenant.collection)).toBe(1);
  });

  it('skips a job whose photo was replaced since, and one whose image is gone', async () => {
    const replaced = await addImage();
    await database.prisma.image.updateMany({ where: { id: replaced.id }, data: { generation: 2 } });
    const gone = await addImage();
    await database.prisma.image.deleteMany({ where: { id: gone.id } });
    expect(await indexer.create([jobOf(replaced), jobOf(gone)])).toEqual([undefined, undefined]);
    expect((await reload(replaced)).embeddingStatus).toBe('pending');
    expect(await index.count(tenant.collection)).toBe(0);
  });

  it('gives up a photo that cannot be decoded with a reason, and embeds its neighbours', async () => {
    const [good, bad] = [await addImage(), await addImage()];
    encoder.photoErrors = [undefined, new PhotoUnreadableError()];
    await indexer.create([jobOf(good), jobOf(bad)]);
    expect(await reload(good)).toMatchObject({ embeddingStatus: 'embedded', embeddingError: null });
    expect(await reload(bad)).toMatchObject({
      embeddingStatus: 'failed',
      embeddingError: 'The photo could not be decoded.',
    });
  });

  it('leaves a photo pending while the storage is away', async () => {
    const image = await addImage();
    storage.failing.add('read');
    const [outcome] = await indexer.create([jobOf(image)]);
    expect(outcome).toBeInstanceOf(DependencyUnavailableError);
    expect((await reload(image)).embeddingStatus).toBe('pending');
  });

  it('leaves no vector of an image that is deleted while its photo is encoded', async () => {
    const image = await addImage();
    encoder.beforePhotos = async () => {
      await database.prisma.image.deleteMany({ where: { id: image.id } });
    };
    await indexer.create([jobOf(image)]);
    expect(await index.count(tenant.collection)).toBe(0);
  });

  it('embeds once more what was replaced while the old photo was encoded', async () => {
    const image = await addImage();
    encoder.beforePhotos = async () => {
      encoder.beforePhotos = async () => undefined;
      await database.prisma.image.updateMany({
        where: { id: image.id },
        data: { generation: 2, embeddingStatus: 'embedded' },
      });
    };
    await indexer.create([jobOf(image)]);
    expect(await reload(image)).toMatchObject({ generation: 3, embeddingStatus: 'pending' });
    const [event] = await database.prisma.outboxEvent.findMany({ where: { apiKeyId: tenant.apiKeyId } });
    expect(event).toMatchObject({
      type: 'image.photo-changed',
      payload: { image_id: image.id, generation: 3 },
    });
  });

  it('removes the vector of a deleted image, and keeps that of one that is there', async () => {
    const [kept, deleted] = [await addImage(), await addImage()];
    await indexer.create([jobOf(kept), jobOf(deleted)]);
    await database.prisma.image.deleteMany({ where: { id: deleted.id } });
    for (const { apiKeyId, id } of [kept, deleted])
      await indexer.delete({ api_key_id: apiKeyId, image_id: id });
    expect(
      (await index.query(tenant.collection, new Float32Array(8).fill(0.3), 5)).map(({ id }) => id),
    ).toEqual([kept.id]);
  });

  it('never puts vectors of two models into one collection', async () => {
    const image = await addImage();
    await indexer.create([jobOf(image)]);
    const later = new FakeEncoder('fake@2');
    const state = new ImageEmbeddingState(database.prisma);
    const withBoth = new ImageIndexer(
      state,
      collections,
      storage,
      encodersOf(later, encoder),
      index,
      retired,
    );
    const another = await addImage();
    expect(await withBoth.create([jobOf(another)])).toEqual([undefined]);
    expect(later.photoBatches).toEqual([]);
    expect(encoder.photoBatches).toEqual([1, 1]);
    expect(await index.count(tenant.collection)).toBe(2);

    const withLater = new ImageIndexer(state, collections, storage, encodersOf(later), index, retired);
    const waiting = await addImage();
    const [outcome] = await withLater.create([jobOf(waiting)]);
    expect(outcome).toMatchObject({ kind: 'unavailable' });
    expect((await reload(waiting)).embeddingStatus).toBe('pending');
  });
});
