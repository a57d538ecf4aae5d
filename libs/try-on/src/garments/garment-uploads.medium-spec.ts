import { randomBytes } from 'node:crypto';
import { Test } from '@nestjs/testing';
import { LoggerModule, type PinoLogger } from 'nestjs-pino';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { CatalogModule, ImagesService } from '#catalog';
import {
  ConfigModule,
  CryptoModule,
  DependencyUnavailableError,
  ObjectStorage,
  PrismaModule,
} from '#platform';
import type { Tenant } from '#tenant';
import {
  createTenant,
  createTestDatabase,
  drawPhoto,
  FakeObjectStorage,
  FakeTryOnPipeline,
  type TestDatabase,
  testConfig,
} from '#testing';
import { PipelineCrashedError } from '../errors/pipeline-crashed.error.js';
import { TryOnError } from '../errors/try-on.error.js';
import { CatalogueGarments } from './catalogue-garments.js';
import { CutOutRepository } from './cut-out.repository.js';
import { CUT_OUT_REVISION } from './cut-out-revision.js';
import { GarmentCutOuts } from './garment-cut-outs.js';
import { GarmentUploads } from './garment-uploads.js';
import { type StoredPiece, storedPieces } from './stored-piece.js';

const UPLOADS = 100;
const silent = {
  setContext: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};
const logger = silent as unknown as PinoLogger;

let database: TestDatabase;
let close: () => Promise<void>;
let images: ImagesService;
let tenant: Tenant;
let storage: FakeObjectStorage;
let pipeline: FakeTryOnPipeline;
let rows: CutOutRepository;
let photo: Buffer;

beforeAll(async () => {
  database = await createTestDatabase(inject('services').databaseUrl);
  storage = new FakeObjectStorage();
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
  rows = new CutOutRepository(database.prisma);
  photo = await drawPhoto({ width: 24, height: 24 });
});
afterAll(async () => {
  await close();
  await database.drop();
});
beforeEach(async () => {
  tenant = await createTenant(database.prisma);
  await database.prisma.image.deleteMany();
  await database.prisma.outboxEvent.deleteMany();
  storage.failing.clear();
  pipeline = new FakeTryOnPipeline();
  pipeline.cutOutsOf = () => [{ kind: 'flat', image: randomBytes(8) }];
});

/** What one worker has. */
function worker(): GarmentUploads {
  const garments = new CatalogueGarments(database.prisma);
  return new GarmentUploads(rows, new GarmentCutOuts(garments, rows, storage, pipeline, logger), logger);
}

/** Embedded, as far as there is anything to embed: only then is anything cut out. */
async function cutAll(uploads = worker()): Promise<number> {
  await database.prisma.image.updateMany({ data: { embeddingStatus: 'embedded' } });
  let count = 0;
  while (await uploads.cutNext()) count += 1;
  return count;
}

/** A row without the photo's way through the intake. */
async function item(embeddingStatus: 'pending' | 'embedded' = 'embedded'): Promise<{ id: string }> {
  const id = uuidv7();
  const photoKey = `${tenant.apiKeyId}/${id}/photo.jpg`;
  await storage.put(photoKey, photo, 'image/jpeg');
  await database.prisma.image.create({
    data: {
      apiKeyId: tenant.apiKeyId,
      id,
      name: 'Item',
      photoKey,
      thumbnailKey: photoKey,
      photoSha256: Buffer.alloc(32),
      photoType: 'image/jpeg',
      photoBytes: photo.length,
      width: 24,
      height: 24,
      embeddingStatus,
    },
  });
  return { id };
}

const cutOutOf = (imageId: string) =>
  database.prisma.garmentCutOut.findFirst({ where: { apiKeyId: tenant.apiKeyId, imageId } });
const piecesOf = async (imageId: string) => storedPieces.parse((await cutOutOf(imageId))?.pieces);

describe('photos that are uploaded', () => {
  it('leave nothing behind where no worker runs, and are each cut out once by workers that come later', async () => {
    for (let done = 0; done < UPLOADS; done += 50) {
      await Promise.all(
        Array.from({ length: 50 }, (_, n) => images.create(tenant, { name: `Item ${done + n}` }, photo)),
      );
    }
    const types = await database.prisma.outboxEvent.groupBy({ by: ['type'], _count: true });
    // The embedding worker's alone.
    expect(types).toEqual([{ type: 'image.photo-changed', _count: UPLOADS }]);
    const counts = await Promise.all([cutAll(), cutAll(), cutAll()]);
    expect(counts.reduce((sum, count) => sum + count)).toBe(UPLOADS);
    expect(pipeline.cuts).toHaveLength(UPLOADS);
    expect(await database.prisma.garmentCutOut.count()).toBe(UPLOADS);
    expect(await cutAll()).toBe(0);
  });

  it('wait while photos wait to be embedded, of whatever key, unless those stand still', async () => {
    await item();
    const other = await createTenant(database.prisma);
    const waiting = await item('pending');
    await database.prisma.image.update({
      where: { apiKeyId_id: { apiKeyId: tenant.apiKeyId, id: waiting.id } },
      data: { apiKeyId: other.apiKeyId },
    });
    expect(await worker().cutNext()).toBe(false);
    await database.prisma.$executeRaw`UPDATE images SET updated_at = now() - interval '1 hour'`;
    expect(await worker().cutNext()).toBe(true);
  });

  it('are cut out again when the photo is another one', async () => {
    const { image } = await images.create(tenant, { name: 'Item' }, photo);
    expect(await cutAll()).toBe(1);
    const other = await drawPhoto({ colour: '#102030', width: 24, height: 24 });
    await images.update(tenant, image.id, {}, other);
    expect(await cutAll()).toBe(1);
    const { photoKey } = await database.prisma.image.findFirstOrThrow({ where: { id: image.id } });
    expect(await cutOutOf(image.id)).toMatchObject({ photoKey });
  });

  it('are cut out again when the cutting is another one; the older pieces go', async () => {
    const { id } = await item();
    await cutAll();
    const [before] = (await piecesOf(id)) as [StoredPiece];
    await database.prisma.image.updateMany({ data: { cutRevision: CUT_OUT_REVISION - 1 } });
    await database.prisma.garmentCutOut.updateMany({ data: { revision: CUT_OUT_REVISION - 1 } });
    expect(await cutAll()).toBe(1);
    const [now] = (await piecesOf(id)) as [StoredPiece];
    expect(now.key).not.toBe(before.key);
    expect(storage.objects.has(before.key)).toBe(false);
    expect(storage.objects.has(now.key)).toBe(true);
  });

  it('say of their item whether it can be tried on, and why not, once a worker has looked', async () => {
    const tryOnOf = async (id: string) => (await images.get(tenant, id)).try_on;
    const { image: chart } = await images.create(tenant, { name: 'Size chart' }, photo);
    expect(chart.try_on).toBeNull();
    pipeline.cutOutsOf = () => {
      throw new TryOnError('WARP_FAILED', 'clothing_image shows shoes. Send a photo of one top.');
    };
    await cutAll();
    expect(await tryOnOf(chart.id)).toEqual({
      possible: false,
      reason: 'The photo shows shoes. Send a photo of one top.',
    });
    pipeline.cutOutsOf = () => [{ kind: 'flat', image: photo }];
    const { image: top } = await images.create(tenant, { name: 'Top' }, photo);
    await cutAll();
    expect(await tryOnOf(top.id)).toEqual({ possible: true, reason: null });
    // Another photo has not been looked at yet; what an older version has stored has no reason.
    await images.update(tenant, top.id, {}, await drawPhoto({ colour: '#102030', width: 24, height: 24 }));
    expect(await tryOnOf(top.id)).toBeNull();
    await database.prisma.garmentCutOut.updateMany({ data: { refusal: null } });
    expect(await tryOnOf(chart.id)).toEqual({
      possible: false,
      reason: 'No garment was found in the photo.',
    });
  });

  it('wait on while the store is away', async () => {
    const { id } = await item();
    storage.failing.add('read');
    await expect(worker().cutNext()).rejects.toThrow(DependencyUnavailableError);
    storage.failing.clear();
    expect(await cutAll()).toBe(1);
    expect((await cutOutOf(id))?.pieces).toHaveLength(1);
  });

  it('that a worker was lost with, or that fail for a reason of ours, are left to the job that asks', async () => {
    const lost = await item();
    expect(await rows.takeNext()).toMatchObject({ imageId: lost.id });
    const faulty = await item();
    const next = await item();
    pipeline.cutOutsOf = () => {
      pipeline.cutOutsOf = () => [{ kind: 'flat', image: photo }];
      throw new Error('a fault');
    };
    expect(await cutAll()).toBe(2);
    expect(await cutOutOf(faulty.id)).toBeNull();
    expect((await cutOutOf(next.id))?.pieces).toHaveLength(1);
    const garments = new CatalogueGarments(database.prisma);
    const cutOuts = new GarmentCutOuts(garments, rows, storage, pipeline, logger);
    expect(await cutOuts.ensure(tenant.apiKeyId, lost.id)).toHaveLength(1);
  });

  it('that crash the cutting are not said to show no garment, and crash a worker no more than twice', async () => {
    const { id } = await item();
    const garments = new CatalogueGarments(database.prisma);
    const newWorker = () => new GarmentCutOuts(garments, rows, storage, pipeline, logger);
    const cutOuts = newWorker();
    pipeline.cutOutsOf = () => {
      throw new PipelineCrashedError();
    };
    for (let job = 0; job < 4; job++) expect(await cutOuts.ensure(tenant.apiKeyId, id)).toEqual([]);
    expect(pipeline.cuts).toHaveLength(2);
    expect(await cutOutOf(id)).toBeNull();
    pipeline.cutOutsOf = () => [{ kind: 'flat', image: photo }];
    expect(await cutOuts.ensure(tenant.apiKeyId, id)).toEqual([]);
    expect(await newWorker().ensure(tenant.apiKeyId, id)).toHaveLength(1);
    expect(await cutOuts.ensure(tenant.apiKeyId, id)).toHaveLength(1);
  });

  it('whose job was ended while they were cut say nothing of the photo', async () => {
    const { id } = await item();
    const cutOuts = new GarmentCutOuts(
      new CatalogueGarments(database.prisma),
      rows,
      storage,
      pipeline,
      logger,
    );
    const stop = new AbortController();
    const late = new TryOnError('TIMEOUT', 'The try-on took too long.');
    pipeline.cutOutsOf = (_photo, signal) => {
      stop.abort(late);
      throw signal?.reason;
    };
    await expect(cutOuts.ensure(tenant.apiKeyId, id, stop.signal)).rejects.toBe(late);
    expect(await cutOutOf(id)).toBeNull();
  });
});
