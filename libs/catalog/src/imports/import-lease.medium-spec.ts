import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { createTenant, createTestDatabase, type TestDatabase } from '#testing';
import { ImportFailedError } from './import-failed.error.js';
import { type ClaimedImport, ImportRepository } from './import.repository.js';

const LEASE_MS = 60_000;

describe('the lease of an import', () => {
  let database: TestDatabase;
  let repository: ImportRepository;
  let lost: ClaimedImport;
  let holder: ClaimedImport;

  beforeAll(async () => {
    database = await createTestDatabase(inject('services').databaseUrl);
    repository = new ImportRepository(database.prisma);
  });
  afterAll(() => database.drop());

  const claim = async () => {
    const claimed = await repository.claim(LEASE_MS);
    if (claimed === undefined) throw new Error('There was no import to claim');
    return claimed;
  };

  /** One worker has it, is taken for lost, and another one has it. */
  beforeEach(async () => {
    await database.prisma.import.deleteMany();
    const { apiKeyId } = await createTenant(database.prisma);
    await repository.add({ apiKeyId, id: uuidv7() }, 'csv', 'a-file', 1);
    lost = await claim();
    await database.prisma.import.updateMany({ data: { leasedUntil: new Date(Date.now() - 1) } });
    holder = await claim();
    if (holder.id !== lost.id) throw new Error('Another import was claimed');
  });

  const row = () => database.prisma.import.findFirstOrThrow();

  it('is not given back by a worker that has lost it', async () => {
    await repository.release(lost);
    expect(await repository.claim(LEASE_MS)).toBeUndefined();
    await repository.release(holder);
    expect(await claim()).toMatchObject({ id: holder.id });
  });

  it('is not renewed by it, and nothing that it says of the import is written', async () => {
    await expect(repository.renew(lost, LEASE_MS)).rejects.toThrow(/Another worker/);
    await expect(repository.move(lost, 'running', 7)).rejects.toThrow(/Another worker/);
    await expect(repository.fail(lost, new ImportFailedError('TABLE_EMPTY', 'x'))).rejects.toThrow(
      /Another worker/,
    );
    expect(await repository.complete(lost)).toBe(false);
    expect(await row()).toMatchObject({ status: 'queued', totalRows: null });
    await repository.addRows(lost, [{ row: 1, externalId: null, fields: { name: 'Dress' } }]);
    expect(await database.prisma.importRow.count()).toBe(0);
    await repository.renew(holder, LEASE_MS);
    await repository.move(holder, 'running', 7);
    expect(await repository.complete(holder)).toBe(true);
    expect(await row()).toMatchObject({ status: 'completed', totalRows: 7 });
  });

  it('has the outcomes of the worker that has it, and no others', async () => {
    await repository.addRows(holder, [{ row: 1, externalId: null, fields: { name: 'Dress' } }]);
    await repository.record(lost, [{ row: 1, status: 'created' }]);
    expect(await repository.pendingRows(holder, 10)).toHaveLength(1);
    await repository.record(holder, [{ row: 1, status: 'updated' }]);
    expect(await repository.pendingRows(holder, 10)).toHaveLength(0);
    expect(await repository.find(holder)).toMatchObject({ created: 0, updated: 1 });
  });

  it("is one worker's, however many ask at once", async () => {
    await repository.release(holder);
    const claims = await Promise.all(Array.from({ length: 8 }, () => repository.claim(LEASE_MS)));
    expect(claims.filter((claimed) => claimed !== undefined)).toHaveLength(1);
  });
});
