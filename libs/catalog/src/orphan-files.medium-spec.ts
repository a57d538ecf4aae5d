import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { createTenant, createTestDatabase, FakeObjectStorage, type TestDatabase } from '#testing';
import { OrphanFiles } from './orphan-files.js';

const LONG_AGO = new Date(Date.now() - 24 * 3_600_000);
const going = new AbortController().signal;

describe('OrphanFiles', () => {
  let database: TestDatabase;
  let storage: FakeObjectStorage;
  let apiKeyId: string;

  beforeAll(async () => {
    database = await createTestDatabase(inject('services').databaseUrl);
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    storage = new FakeObjectStorage();
    apiKeyId = (await createTenant(database.prisma)).apiKeyId;
  });

  function store(key: string, modifiedAt = LONG_AGO): string {
    storage.objects.set(key, { body: Buffer.from('x'), contentType: 'image/jpeg', modifiedAt });
    return key;
  }

  async function item(): Promise<{ id: string; keys: string[] }> {
    const id = uuidv7();
    const [photoKey, preview, thumbnailKey] = ['photo', 'preview', 'thumbnail'].map((variant) =>
      store(`${apiKeyId}/${id}/version-now--${variant}.jpg`),
    ) as [string, string, string];
    await database.prisma.image.create({
      data: {
        apiKeyId,
        id,
        name: 'Item',
        photoKey,
        thumbnailKey,
        photoSha256: Buffer.alloc(32),
        photoType: 'image/jpeg',
        photoBytes: 1,
        width: 1,
        height: 1,
      },
    });
    return { id, keys: [photoKey, preview, thumbnailKey] };
  }

  it('deletes what no row names, and keeps what one does, what is young and what is not its own', async () => {
    const { id, keys } = await item();
    const replaced = store(`${apiKeyId}/${id}/version-old--photo.jpg`);
    const ofDeleted = store(`${apiKeyId}/${uuidv7()}/version-old--photo.jpg`);
    const ofNoImport = store(`${apiKeyId}/imports/${uuidv7()}.csv`);
    const kept = [
      ...keys,
      store(`${apiKeyId}/${uuidv7()}/version-new--photo.jpg`, new Date()),
      store(`${uuidv7()}/${uuidv7()}/of-another-database-photo.jpg`),
      store(`try-on/${apiKeyId}/${uuidv7()}/in/person.jpg`),
      store('something/else.jpg'),
    ];
    const sweep = new OrphanFiles(storage, database.prisma);
    expect(await sweep.sweep(going)).toEqual({ files: kept.length + 3, deleted: 3 });
    expect([...storage.objects.keys()].sort()).toEqual(kept.sort());
    for (const key of [replaced, ofDeleted, ofNoImport]) expect(storage.objects.has(key)).toBe(false);
    expect(await sweep.sweep(going)).toMatchObject({ deleted: 0 });
  });

  it('keeps what was cut out of a photo, for as long as a row names it', async () => {
    const { id, keys } = await item();
    const [cut, older] = [
      store(`${apiKeyId}/${id}/cut-new-top.png`),
      store(`${apiKeyId}/${id}/cut-old-top.png`),
    ];
    await database.prisma.garmentCutOut.create({
      data: { apiKeyId, imageId: id, photoKey: keys[0]!, pieces: [{ kind: 'top', key: cut }] },
    });
    await new OrphanFiles(storage, database.prisma).sweep(going);
    expect(storage.objects.has(cut)).toBe(true);
    expect(storage.objects.has(older)).toBe(false);
  });

  it('keeps the file of an import that is under way', async () => {
    const id = uuidv7();
    const fileKey = store(`${apiKeyId}/imports/${id}.csv`);
    await database.prisma.import.create({ data: { apiKeyId, id, format: 'csv', fileKey, fileBytes: 1n } });
    await new OrphanFiles(storage, database.prisma).sweep(going);
    expect(storage.objects.has(fileKey)).toBe(true);
  });
});
