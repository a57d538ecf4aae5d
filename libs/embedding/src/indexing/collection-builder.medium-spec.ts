import type { PinoLogger } from 'nestjs-pino';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { ImageEmbeddingState } from '#catalog';
import { InferenceCrashedError } from '#inference';
import type { Tenant } from '#tenant';
import {
  createTenant,
  createTestDatabase,
  encodersOf,
  FakeEncoder,
  FakeObjectStorage,
  type TestDatabase,
} from '#testing';
import { ChromaVectorIndex } from '../vector-index/chroma-vector-index.js';
import { CopiedVectorIndex } from '../vector-index/copied-vector-index.js';
import { StoredVectors } from '../vector-index/stored-vectors.js';
import { CollectionBuilder } from './collection-builder.js';
import { CollectionBuilds } from './collection-builds.js';
import { LiveCollections } from './live-collections.js';
import { Reconciliations } from './reconciliations.js';

const IMAGES = 40;
const silent = { setContext: () => undefined, warn: () => undefined } as unknown as PinoLogger;
const going = new AbortController().signal;

/** Does to its worker what a test says, when it gets certain photos. */
class DeadlyEncoder extends FakeEncoder {
  readonly deadly = new Set<string>();
  /** Photos that each death came with. */
  readonly deaths: string[][] = [];
  died: () => void = () => undefined;
  die: () => Promise<(Float32Array | Error)[]> = () => new Promise(() => undefined);

  override async encodePhotos(
    photos: readonly Buffer[],
    texts?: readonly (readonly string[])[],
  ): Promise<(Float32Array | Error)[]> {
    const ids = photos.map(String);
    if (!ids.some((id) => this.deadly.has(id))) return super.encodePhotos(photos, texts);
    this.deaths.push(ids);
    this.died();
    return this.die();
  }
}

describe('the build of a collection', () => {
  const { databaseUrl, chromaUrl } = inject('services');
  const chroma = new ChromaVectorIndex(chromaUrl);
  let database: TestDatabase;
  let tenant: Tenant;
  let ids: string[];
  let encoder: DeadlyEncoder;
  let builds: CollectionBuilds;
  let builder: CollectionBuilder;
  let config: { COLLECTION_LEASE_S: number };

  beforeAll(async () => {
    database = await createTestDatabase(databaseUrl);
  });
  afterAll(async () => database.drop());

  beforeEach(async () => {
    const { prisma } = database;
    const storage = new FakeObjectStorage();
    const copy = new StoredVectors(prisma);
    encoder = new DeadlyEncoder();
    config = { COLLECTION_LEASE_S: 20 };
    builds = new CollectionBuilds(prisma);
    builder = new CollectionBuilder(
      builds,
      new ImageEmbeddingState(prisma),
      new LiveCollections(prisma),
      storage,
      encodersOf(encoder),
      new CopiedVectorIndex(chroma, copy),
      copy,
      new Reconciliations(prisma),
      config,
      silent,
    );
    tenant = await createTenant(prisma);
    ids = Array.from({ length: IMAGES }, () => uuidv7());
    for (const id of ids) await storage.put(`${id}-photo`, Buffer.from(id), 'image/jpeg');
    await prisma.image.createMany({
      data: ids.map((id) => ({
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
    await builds.begin(tenant.apiKeyId, 'fake@1', 'reindex');
  });

  /** Worker after worker, each lost in the middle, until one comes through. */
  async function untilSwitched(): Promise<void> {
    for (let workers = 0; workers < 20; workers++) {
      const died = new Promise<undefined>((resolve) => (encoder.died = () => resolve(undefined)));
      const ended = await Promise.race([builder.runOne(going), died]);
      if (ended !== undefined) {
        expect(ended.outcome).toBe('switched');
        return;
      }
      // Nobody renews what a worker had that is gone.
      await database.prisma.collectionBuild.updateMany({ data: { leasedUntil: new Date(0) } });
    }
    throw new Error('The build goes on for ever.');
  }

  async function expectAllBut(failed: readonly string[]): Promise<void> {
    const rows = await database.prisma.image.findMany({ where: { apiKeyId: tenant.apiKeyId } });
    for (const { id, embeddingStatus, embeddingError } of rows) {
      const isFailed = failed.includes(id);
      expect(embeddingStatus).toBe(isFailed ? 'failed' : 'embedded');
      expect(embeddingError).toBe(
        isFailed
          ? 'The worker stopped several times while it encoded this photo. Send the photo in another format.'
          : null,
      );
    }
    const { collection } = await database.prisma.apiKey.findUniqueOrThrow({ where: { id: tenant.apiKeyId } });
    const listed = await chroma.list(collection, 0);
    expect(listed.sort()).toEqual(ids.filter((id) => !failed.includes(id)).sort());
    expect(await builds.find(tenant.apiKeyId)).toMatchObject({
      status: 'completed',
      images: IMAGES - failed.length,
      embedded: IMAGES - failed.length,
    });
  }

  it('gives up photos that take their workers down, and no other', async () => {
    const deadly = [ids[5]!, ids[30]!];
    for (const id of deadly) encoder.deadly.add(id);
    await untilSwitched();
    // Among others first, then alone.
    expect(encoder.deaths.map(({ length }) => length)).toEqual([16, 1, 1, expect.any(Number), 1, 1]);
    await expectAllBut(deadly);
  });

  it('gives up two that were in hand together, one after the other', async () => {
    const deadly = [ids[3]!, ids[4]!];
    for (const id of deadly) encoder.deadly.add(id);
    await untilSwitched();
    expect(encoder.deaths).toHaveLength(5);
    await expectAllBut(deadly);
  });

  it('gives up a photo that the model crashes on', async () => {
    encoder.deadly.add(ids[20]!);
    encoder.die = async () => [new InferenceCrashedError()];
    const crashes: unknown[] = [];
    let outcome: string | undefined;
    for (let turn = 0; turn < 20 && outcome === undefined; turn++) {
      const done = await builder.runOne(going).catch((error: unknown) => void crashes.push(error));
      outcome = done?.outcome;
    }
    for (const error of crashes) expect(error).toBeInstanceOf(InferenceCrashedError);
    expect([outcome, crashes.length]).toEqual(['switched', 3]);
    await expectAllBut([ids[20]!]);
  });

  it('stays with its worker while a slice takes longer than the lease', async () => {
    config.COLLECTION_LEASE_S = 0.3;
    const where = { apiKeyId: tenant.apiKeyId };
    const leasedUntil = async () =>
      (await database.prisma.collectionBuild.findUniqueOrThrow({ where })).leasedUntil?.getTime() ?? 0;
    encoder.beforePhotos = async () => {
      encoder.beforePhotos = async () => undefined;
      const begun = await leasedUntil();
      await expect.poll(leasedUntil, { timeout: 30_000 }).toBeGreaterThan(begun + 300);
    };
    await untilSwitched();
    expect(encoder.deaths).toEqual([]);
    await expectAllBut([]);
  });

  it('takes another photo in place of one that it gave up', async () => {
    const [id] = ids as [string];
    encoder.deadly.add(id);
    encoder.beforePhotos = async () => {
      // The deadly one is the first, and is given up before any other is encoded.
      encoder.deadly.clear();
      await database.prisma.image.updateMany({
        where: { id },
        data: { generation: { increment: 1 }, embeddingStatus: 'pending', embeddingError: null },
      });
      encoder.beforePhotos = async () => undefined;
    };
    await untilSwitched();
    expect(encoder.deaths).toHaveLength(3);
    await expectAllBut([]);
  });

  it('holds it against no photo that a worker was lost twice by chance', async () => {
    encoder.deadly.add(ids[7]!);
    encoder.die = () => {
      if (encoder.deaths.length === 2) encoder.deadly.clear();
      return new Promise(() => undefined);
    };
    await untilSwitched();
    await expectAllBut([]);
    expect(encoder.photoTexts).toContainEqual(['Item']);
  });

  it('is not switched to while more than a few items that came meanwhile are missing', async () => {
    const { prisma } = database;
    const state = () =>
      prisma.image.groupBy({
        by: ['embeddingStatus', 'generation'],
        where: { apiKeyId: tenant.apiKeyId },
        _count: true,
      });
    await prisma.image.updateMany({
      where: { apiKeyId: tenant.apiKeyId },
      data: { embeddingStatus: 'embedded', embeddedAt: new Date() },
    });
    const { collection: live } = await prisma.apiKey.findUniqueOrThrow({ where: { id: tenant.apiKeyId } });
    const claimed = await builds.claim(20_000);
    if (claimed === undefined) throw new Error('Nothing to build');

    const before = await state();
    await prisma.image.deleteMany({ where: { id: { in: ids.slice(17) } } });
    expect(await builds.switchTo(claimed)).toBe(false);
    await expect(prisma.apiKey.findUniqueOrThrow({ where: { id: tenant.apiKeyId } })).resolves.toMatchObject({
      collection: live,
    });
    await expect(builds.find(tenant.apiKeyId)).resolves.toMatchObject({ status: 'running' });
    expect(await state()).toEqual(before.map((group) => ({ ...group, _count: 17 })));

    await prisma.image.deleteMany({ where: { id: ids[16] } });
    expect(await builds.switchTo(claimed)).toBe(true);
    const { generation } = before[0]!;
    expect(await state()).toEqual([{ embeddingStatus: 'pending', generation: generation + 1, _count: 16 }]);
    expect(
      await prisma.outboxEvent.count({ where: { apiKeyId: tenant.apiKeyId, type: 'image.photo-changed' } }),
    ).toBe(16);
  });
});
