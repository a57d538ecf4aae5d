import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import type { Tenant } from '#tenant';
import { createTenant, createTestDatabase, type TestDatabase } from '#testing';
import { CatalogEraser } from './catalog-eraser.js';
import { wholeItem } from './image-fields.js';
import { ImageRepository } from './image.repository.js';
import type { StoredPhoto } from './photo-store.js';

const photoOf = (id: string, photoBytes = 100): StoredPhoto => ({
  photoKey: `${id}-photo`,
  thumbnailKey: `${id}-thumbnail`,
  photoSha256: Buffer.alloc(32),
  photoType: 'image/jpeg',
  photoBytes,
  width: 1,
  height: 1,
});

describe('the quota of images', () => {
  let database: TestDatabase;
  let images: ImageRepository;
  let tenant: Tenant;

  beforeAll(async () => {
    database = await createTestDatabase(inject('services').databaseUrl);
    images = new ImageRepository(database.prisma);
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    tenant = await createTenant(database.prisma);
  });

  const setQuota = (quotaImages: number | null) =>
    database.prisma.apiKey.update({ where: { id: tenant.apiKeyId }, data: { quotaImages } });
  const insert = (id = uuidv7(), externalId?: string) =>
    images.insert(
      tenant.apiKeyId,
      id,
      wholeItem({ name: 'Item', ...(externalId !== undefined && { external_id: externalId }) }),
      photoOf(id),
    );
  const size = async () => {
    const row = await database.prisma.catalogueSize.findUnique({ where: { apiKeyId: tenant.apiKeyId } });
    return row && { images: row.images, bytes: Number(row.photoBytes) };
  };
  const rows = () => database.prisma.image.count({ where: { apiKeyId: tenant.apiKeyId } });

  it('lets exactly as many uploads at once pass as it leaves, and announces no other', async () => {
    await setQuota(7);
    const settled = await Promise.allSettled(Array.from({ length: 30 }, () => insert()));
    const refused = settled.filter((one) => one.status === 'rejected');
    expect(refused).toHaveLength(23);
    expect(refused[0]?.reason).toMatchObject({ code: 'QUOTA_EXCEEDED', policy: 'images', limit: 7 });
    expect([await rows(), await size()]).toEqual([7, { images: 7, bytes: 700 }]);
    const announced = { apiKeyId: tenant.apiKeyId, type: 'image.photo-changed' };
    expect(await database.prisma.outboxEvent.count({ where: announced })).toBe(7);
  });

  it('has room again for what is deleted, and for more when it is raised or lifted', async () => {
    await setQuota(1);
    const id = uuidv7();
    await insert(id);
    await expect(insert()).rejects.toMatchObject({ code: 'QUOTA_EXCEEDED' });
    await images.delete(tenant.apiKeyId, id);
    expect(await size()).toEqual({ images: 0, bytes: 0 });
    await insert();
    await setQuota(2);
    await insert();
    await expect(insert()).rejects.toMatchObject({ code: 'QUOTA_EXCEEDED' });
    await setQuota(null);
    await insert();
    // Lowered below what is stored, it keeps all of that and takes no more.
    await setQuota(1);
    await expect(insert()).rejects.toMatchObject({ code: 'QUOTA_EXCEEDED' });
    expect(await rows()).toBe(3);
  });

  it('counts one that failed for another reason not at all, and a new photo by its size', async () => {
    await setQuota(5);
    const id = uuidv7();
    await insert(id, 'sku-1');
    await expect(insert(uuidv7(), 'sku-1')).rejects.toMatchObject({ code: 'EXTERNAL_ID_TAKEN' });
    expect(await size()).toEqual({ images: 1, bytes: 100 });
    await images.update(
      tenant.apiKeyId,
      id,
      { columns: {}, groups: {} },
      {
        ...photoOf(uuidv7(), 250),
        photoSha256: Buffer.alloc(32, 1),
      },
    );
    expect(await size()).toEqual({ images: 1, bytes: 250 });
  });

  it('is of one key alone, and forgotten with it', async () => {
    const other = await createTenant(database.prisma);
    await setQuota(0);
    await expect(insert()).rejects.toMatchObject({ code: 'QUOTA_EXCEEDED' });
    await images.insert(other.apiKeyId, uuidv7(), wholeItem({ name: 'Item' }), photoOf(uuidv7()));
    await setQuota(null);
    await insert();
    await database.prisma.apiKey.update({ where: { id: tenant.apiKeyId }, data: { revokedAt: new Date() } });
    await new CatalogEraser(database.prisma, { deletePrefix: async () => undefined } as never).erase(
      tenant.apiKeyId,
    );
    expect(await size()).toEqual({ images: 0, bytes: 0 });
    await database.prisma.shop.delete({ where: { id: other.shopId } });
    expect(await database.prisma.catalogueSize.count({ where: { apiKeyId: other.apiKeyId } })).toBe(0);
  });
});
