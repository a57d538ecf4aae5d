import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { v4 as uuidv4 } from 'uuid';
import { createTenant, createTestDatabase, FakeObjectStorage, type TestDatabase } from '#testing';
import { TryOnFiles } from '../jobs/try-on-files.js';
import { OrphanTryOnFiles } from './orphan-try-on-files.js';

const LONG_AGO = new Date(Date.now() - 24 * 3_600_000);

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase(inject('services').databaseUrl);
});
afterAll(() => database.drop());

it('erases files of jobs that have no row, and of no others', async () => {
  const storage = new FakeObjectStorage();
  const { apiKeyId } = await createTenant(database.prisma);
  const store = (key: string, modifiedAt = LONG_AGO): string => {
    storage.objects.set(key, { body: Buffer.from('x'), contentType: 'image/png', modifiedAt });
    return key;
  };
  const job = { apiKeyId, id: uuidv4() };
  await database.prisma.tryOnJob.create({
    data: {
      ...job,
      createdBy: 'secret',
      mode: 'draft',
      options: {},
      garments: [],
      personKey: 'x',
      expiresAt: new Date(),
    },
  });
  const kept = [
    store(`try-on/${apiKeyId}/${job.id}/out/1-0.png`),
    store(`try-on/${apiKeyId}/${uuidv4()}/out/1-0.png`, new Date()),
    store(`try-on/${uuidv4()}/${uuidv4()}/out/of-another-database.png`),
    store(`${apiKeyId}/${uuidv4()}/a-photo.jpg`),
  ];
  const gone = uuidv4();
  store(`try-on/${apiKeyId}/${gone}/out/1-0.png`);
  store(`try-on/${apiKeyId}/${gone}/in/person.jpg`);
  const orphans = new OrphanTryOnFiles(storage, new TryOnFiles(storage), database.prisma);
  expect(await orphans.sweep()).toBe(1);
  expect([...storage.objects.keys()].sort()).toEqual(kept.sort());
});
