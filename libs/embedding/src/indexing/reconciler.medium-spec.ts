import { randomUUID } from 'node:crypto';
import type { PinoLogger } from 'nestjs-pino';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { ImageEmbeddingState } from '#catalog';
import type { Tenant } from '#tenant';
import {
  createTenant,
  createTestDatabase,
  directionOf,
  encodersOf,
  FakeEncoder,
  FakeJobQueue,
  FakeObjectStorage,
  type TestDatabase,
  testConfig,
} from '#testing';
import { ChromaVectorIndex } from '../vector-index/chroma-vector-index.js';
import { CopiedVectorIndex } from '../vector-index/copied-vector-index.js';
import { StoredVectors } from '../vector-index/stored-vectors.js';
import { CollectionBuilder } from './collection-builder.js';
import { CollectionBuilds } from './collection-builds.js';
import { ImageIndexer } from './image-indexer.js';
import { LiveCollections } from './live-collections.js';
import { LostCollections } from './lost-collections.js';
import { Reconciler } from './reconciler.js';
import { Reconciliations } from './reconciliations.js';
import { RetiredCollections } from './retired-collections.js';

const IMAGES = 320;
const NOTHING = {
  restored: 0,
  corrected: 0,
  requeued: 0,
  orphans_deleted: 0,
  copies_deleted: 0,
  jobs_queued: 0,
  rebuilding: false,
};
const going = new AbortController().signal;
const silent = { setContext: () => undefined, warn: () => undefined } as unknown as PinoLogger;

describe('the upkeep of a collection', () => {
  const { databaseUrl, chromaUrl } = inject('services');
  const chroma = new ChromaVectorIndex(chromaUrl);
  let database: TestDatabase;
  let tenant: Tenant;
  let ids: string[];
  let storage: FakeObjectStorage;
  let encoder: FakeEncoder;
  let other: FakeEncoder;
  let queue: FakeJobQueue;
  let state: ImageEmbeddingState;
  let copy: StoredVectors;
  let builds: CollectionBuilds;
  let reconciliations: Reconciliations;
  let retired: RetiredCollections;
  let indexer: ImageIndexer;
  let builder: CollectionBuilder;
  let reconciler: Reconciler;

  beforeAll(async () => {
    database = await createTestDatabase(databaseUrl);
  });
  afterAll(async () => database.drop());

  beforeEach(async () => {
    const { prisma } = database;
    storage = new FakeObjectStorage();
    [encoder, other] = [new FakeEncoder(), new FakeEncoder('fake@2')];
    queue = new FakeJobQueue();
    state = new ImageEmbeddingState(prisma);
    copy = new StoredVectors(prisma);
    const index = new CopiedVectorIndex(chroma, copy);
    const collections = new LiveCollections(prisma);
    const encoders = encodersOf(encoder, other);
    builds = new CollectionBuilds(prisma);
    reconciliations = new Reconciliations(prisma);
    retired = new RetiredCollections(prisma, index);
    const lost = new LostCollections(prisma, builds, chroma, copy);
    indexer = new ImageIndexer(state, collections, storage, encoders, index, retired);
    builder = new CollectionBuilder(
      builds,
      state,
      collections,
      storage,
      encoders,
      index,
      copy,
      reconciliations,
      testConfig(),
      silent,
    );
    reconciler = new Reconciler(reconciliations, collections, lost, state, chroma, copy, queue, testConfig());
    tenant = await createTenant(prisma);
    ids = await addImages(IMAGES);
    await embedPending();
  });

  async function addImages(count: number): Promise<string[]> {
    const added = Array.from({ length: count }, () => uuidv7());
    for (const id of added) await storage.put(`${id}-photo`, Buffer.from(id), 'image/jpeg');
    await database.prisma.image.createMany({
      data: added.map((id) => ({
        apiKeyId: tenant.apiKeyId,
        id,
        name: 'Item',
        photoKey: `${id}-photo`,
        thumbnailKey: `${id}-thumbnail`,
        photoSha256: Buffer.alloc(32),
        photoType: 'image/jpeg',
        photoBytes: 36,
        width: 10,
        height: 10,
      })),
    });
    return added;
  }

  /** What the queue would bring about. */
  async function embedPending(): Promise<void> {
    const rows = await database.prisma.image.findMany({
      where: { apiKeyId: tenant.apiKeyId, embeddingStatus: 'pending' },
    });
    const jobs = rows.map(({ apiKeyId, id, generation }) => ({
      api_key_id: apiKeyId,
      image_id: id,
      generation,
    }));
    expect((await indexer.create(jobs)).every((outcome) => outcome === undefined)).toBe(true);
  }

  const keyNow = () => database.prisma.apiKey.findUniqueOrThrow({ where: { id: tenant.apiKeyId } });
  const reconcile = () => reconciler.reconcile(tenant.apiKeyId);

  /** The index, the copy and the rows hold the same images, each with the vector of its photo. */
  async function expectEqual(wanted: readonly string[]): Promise<void> {
    const { collection } = await keyNow();
    const listed: string[] = [];
    for (let page = await chroma.list(collection, 0); page.length > 0;) {
      listed.push(...page);
      page = await chroma.list(collection, listed.length);
    }
    expect(listed.sort()).toEqual([...wanted].sort());
    const indexed = await chroma.vectors(collection, wanted);
    const copies = await copy.findWithGenerations(collection, wanted);
    const rows = await state.findManyForEmbedding(tenant.apiKeyId, wanted);
    expect(copies.size).toBe(wanted.length);
    for (const id of wanted) {
      expect(rows.get(id)).toMatchObject({ embeddingStatus: 'embedded' });
      expect(copies.get(id)?.generation).toBe(rows.get(id)?.generation);
      for (const vector of [indexed.get(id), copies.get(id)?.vector]) {
        expect(vector?.[0]).toBeCloseTo(directionOf(Buffer.from(id))[0]!, 4);
      }
    }
  }

  it('finds nothing to repair where nothing is wrong', async () => {
    expect(await reconcile()).toEqual({ ...NOTHING, images: IMAGES, vectors: IMAGES });
  });

  it('repairs half of the vectors missing and twenty of no image, in one go, and reports it', async () => {
    const missing = ids.filter((_id, at) => at % 2 === 0);
    await chroma.delete(tenant.collection, missing);
    const orphans = Array.from({ length: 20 }, (_, at) => (at < 10 ? uuidv7() : `not an id ${at}`));
    await chroma.upsert(
      tenant.collection,
      'fake@1',
      orphans.map((id) => ({ id, vector: directionOf(id) })),
    );
    expect(await reconcile()).toEqual({
      ...NOTHING,
      images: IMAGES,
      vectors: IMAGES / 2 + 20,
      restored: IMAGES / 2,
      orphans_deleted: 20,
    });
    await expectEqual(ids);
    expect(await reconcile()).toEqual({ ...NOTHING, images: IMAGES, vectors: IMAGES });
  });

  it('puts right a vector of another photo, and has embedded again what has no copy of its photo', async () => {
    const [wrong, uncopied, outdated, deleted] = ids as [string, string, string, string];
    await chroma.upsert(tenant.collection, 'fake@1', [{ id: wrong, vector: directionOf('another photo') }]);
    await copy.delete(tenant.collection, [uncopied]);
    await database.prisma.image.updateMany({
      where: { id: outdated },
      data: { generation: { increment: 1 } },
    });
    await database.prisma.image.deleteMany({ where: { id: deleted } });
    expect(await reconcile()).toEqual({
      ...NOTHING,
      images: IMAGES - 1,
      vectors: IMAGES,
      corrected: 1,
      requeued: 2,
      orphans_deleted: 1,
    });
    await embedPending();
    await expectEqual(ids.slice(0, 3).concat(ids.slice(4)));
  });

  it('leaves no vector of a photo that was given up, not that of the photo before it either', async () => {
    const [givenUp, ...others] = ids as [string, ...string[]];
    await state.markFailed(tenant.apiKeyId, givenUp, 1, 'It cannot be read.');
    const images = IMAGES - 1;
    expect(await reconcile()).toEqual({ ...NOTHING, images, vectors: IMAGES, orphans_deleted: 1 });
    await expectEqual(others);
    expect((await copy.find(tenant.collection, [givenUp])).size).toBe(0);
  });

  it('leaves alone what is uploaded, and what is deleted, while it looks', async () => {
    await chroma.delete(tenant.collection, ids.slice(0, 10));
    const [fresh] = await addImages(1);
    let pages = 0;
    await reconciler.reconcile(tenant.apiKeyId, async () => {
      pages += 1;
      if (pages !== 2) return;
      await embedPending();
      await database.prisma.image.deleteMany({ where: { id: ids[5]! } });
    });
    expect(pages).toBeGreaterThan(2);
    await expectEqual([...ids.filter((_id, at) => at !== 5), fresh!]);
  });

  it('queues again what has waited so long that its job must be lost', async () => {
    const [waiting] = await addImages(1);
    await database.prisma
      .$executeRaw`UPDATE images SET updated_at = now() - interval '1 hour' WHERE id = ${waiting}::uuid`;
    expect(await reconcile()).toMatchObject({ jobs_queued: 1 });
    expect(queue.added.map(({ jobId }) => jobId)).toEqual([`create-${waiting}-1`]);
  });

  it('is done once at a time for a key, and taken up by another worker when its own is lost', async () => {
    await reconciliations.request(tenant.apiKeyId);
    const claimed = await reconciliations.claim(60_000);
    expect(claimed?.apiKeyId).toBe(tenant.apiKeyId);
    expect(await reconciler.runOne(going)).toBeUndefined();
    expect(await reconciliations.request(tenant.apiKeyId)).toMatchObject({ status: 'running' });
    await database.prisma.reconciliation.update({
      where: { apiKeyId: tenant.apiKeyId },
      data: { leasedUntil: new Date(0) },
    });
    expect(await reconciler.runOne(going)).toMatchObject({ report: { images: IMAGES } });
    expect(await reconciliations.renew(claimed!, 1_000)).toBeUndefined();
    expect(await reconciliations.find(tenant.apiKeyId)).toMatchObject({
      status: 'completed',
      report: { images: IMAGES },
    });
  });

  it('is done once more when it is asked for while it runs', async () => {
    await reconciliations.request(tenant.apiKeyId);
    const renew = reconciliations.renew.bind(reconciliations);
    reconciliations.renew = async (claimed, leaseMs) => {
      reconciliations.renew = renew;
      await reconciliations.request(tenant.apiKeyId);
      return renew(claimed, leaseMs);
    };
    await reconciler.runOne(going);
    expect(await reconciliations.find(tenant.apiKeyId)).toMatchObject({ status: 'queued' });
    await reconciler.runOne(going);
    expect(await reconciliations.find(tenant.apiKeyId)).toMatchObject({ status: 'completed' });
    expect(await reconciler.runOne(going)).toBeUndefined();
  });

  it('restores a lost collection from its copies, complete or not at all', async () => {
    await chroma.deleteCollection(tenant.collection);
    expect(await reconcile()).toMatchObject({ rebuilding: true });
    const [late] = await addImages(1);
    await embedPending();
    expect(await chroma.exists(tenant.collection), 'a new photo does not make a part of it').toBe(false);
    expect(await builder.runOne(going)).toMatchObject({ outcome: 'switched' });
    expect((await keyNow()).collection).not.toBe(tenant.collection);
    await expectEqual([...ids, late!]);
    expect(encoder.photoBatches.filter((size) => size > 0)).toEqual([IMAGES, 1, 1]);
  });

  it('embeds photos anew where the copies are lost as well', async () => {
    await chroma.deleteCollection(tenant.collection);
    await copy.deleteCollection(tenant.collection);
    await reconcile();
    expect(await builder.runOne(going)).toMatchObject({ outcome: 'switched' });
    await expectEqual(ids);
  });

  it('builds a collection of another model beside the live one, and takes in what comes meanwhile', async () => {
    await builds.begin(tenant.apiKeyId, 'fake@2', 'reindex');
    const again = await builds.begin(tenant.apiKeyId, 'fake@2', 'reindex');
    let batches = 0;
    let late: string[] = [];
    other.beforePhotos = async () => {
      batches += 1;
      expect(await keyNow()).toMatchObject({ collection: tenant.collection, embeddingModel: 'fake@1' });
      if (batches !== 3) return;
      late = await addImages(2);
      await embedPending();
      await database.prisma.image.deleteMany({ where: { id: ids[0]! } });
      await indexer.delete({ api_key_id: tenant.apiKeyId, image_id: ids[0]! });
    };
    expect(await builder.runOne(going)).toMatchObject({ outcome: 'switched' });
    expect(await keyNow()).toMatchObject({ collection: again?.collection, embeddingModel: 'fake@2' });
    await expectEqual([...ids.slice(1), ...late]);
    expect(await builds.find(tenant.apiKeyId)).toMatchObject({
      status: 'completed',
      images: IMAGES + 1,
      embedded: IMAGES + 1,
    });

    await retired.removeDue(30_000);
    expect(await chroma.exists(tenant.collection)).toBe(true);
    await retired.removeDue(30_000, new Date(Date.now() + 3_600_000));
    expect(await chroma.exists(tenant.collection)).toBe(false);
  });

  it('goes on with a build where a worker that was killed left it', async () => {
    await builds.begin(tenant.apiKeyId, 'fake@2', 'reindex');
    const stopping = new AbortController();
    other.beforePhotos = async () => {
      if (other.photoBatches.length === 5) stopping.abort();
    };
    expect(await builder.runOne(stopping.signal)).toMatchObject({ outcome: 'interrupted' });
    expect(await builder.runOne(going)).toMatchObject({ outcome: 'switched' });
    expect(other.photoBatches.reduce((sum, size) => sum + size, 0)).toBe(IMAGES);
    await expectEqual(ids);
  });

  it('remembers the model that a build was asked for with, which a worker of another model leaves alone', async () => {
    const { apiKeyId } = tenant;
    const chosen = async () =>
      (await database.prisma.apiKey.findUniqueOrThrow({ where: { id: apiKeyId } })).chosenModel;
    await builds.begin(apiKeyId, 'fake@2', 'reindex', 'fake');
    expect(await chosen()).toBe('fake');
    expect(await builds.begin(apiKeyId, 'fake@3', 'model-changed')).toBeUndefined();
    expect(await builds.find(apiKeyId)).toMatchObject({ model: 'fake@2', status: 'running' });
    await builds.begin(apiKeyId, 'fake@2', 'reindex', null);
    expect(await chosen()).toBeNull();
    // A key that follows the configuration is moved with it.
    const { collection } = (await builds.begin(apiKeyId, 'fake@1', 'model-changed'))!;
    expect(await builds.find(apiKeyId)).toMatchObject({
      collection,
      model: 'fake@1',
      reason: 'model-changed',
    });
    expect(await builder.runOne(going)).toMatchObject({ outcome: 'switched' });
  });

  it('builds anew what the index lost of a collection that was nearly complete', async () => {
    const { collection } = (await builds.begin(tenant.apiKeyId, 'fake@2', 'reindex'))!;
    other.beforePhotos = async () => {
      if (other.photoBatches.length === 10) await chroma.deleteCollection(collection);
    };
    expect(await builder.runOne(going)).toMatchObject({ outcome: 'switched' });
    await expectEqual(ids);
  });

  it('marks nothing as embedded in a collection that was replaced while the photo was encoded', async () => {
    const [image] = await addImages(1);
    encoder.beforePhotos = async () => {
      encoder.beforePhotos = async () => undefined;
      await database.prisma.apiKey.update({
        where: { id: tenant.apiKeyId },
        data: { collection: `test-${randomUUID()}` },
      });
    };
    await embedPending();
    expect(await state.findForEmbedding(tenant.apiKeyId, image!)).toMatchObject({
      embeddingStatus: 'pending',
      generation: 2,
    });
  });
});
