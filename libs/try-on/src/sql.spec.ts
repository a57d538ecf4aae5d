import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { ObjectStorage, OutboxSignal } from '#platform';
import { SqlRecorder } from '#testing';
import { CatalogueGarments } from './garments/catalogue-garments.js';
import { CutOutRepository } from './garments/cut-out.repository.js';
import { TryOnBacklog } from './jobs/try-on-backlog.js';
import type { TryOnFiles } from './jobs/try-on-files.js';
import { TryOnWorkRepository } from './jobs/try-on-work.repository.js';
import { TryOnRepository } from './jobs/try-on.repository.js';
import { OrphanTryOnFiles } from './retention/orphan-try-on-files.js';
import { TryOnRetentionRepository } from './retention/try-on-retention.repository.js';

const ID = '01920000-0000-7000-8000-000000000001';
const job = { apiKeyId: ID, id: ID };
const now = new Date();

async function jobs(sql: SqlRecorder): Promise<void> {
  const repository = new TryOnRepository(sql.prisma, {} as OutboxSignal);
  const columns = { apiKeyId: ID, createdBy: 'secret', sessionHash: null } as Parameters<
    TryOnRepository['insert']
  >[0];
  await sql.of(repository, 'insert', columns, { ofKey: 1, ofSession: 1 });
  await sql.of(repository, 'statesOf', [job]);
  await sql.of(new TryOnBacklog(sql.prisma), 'countByKey', [ID]);
  await sql.of(new TryOnWorkRepository(sql.prisma), 'claim', job);
}

async function retention(sql: SqlRecorder): Promise<void> {
  const repository = new TryOnRetentionRepository(sql.prisma);
  await sql.of(repository, 'cancelAbandoned', now);
  await sql.of(repository, 'failOverdue', now, 'a');
  await sql.of(repository, 'withInputs');
  await sql.of(repository, 'toForget', now);
  await sql.of(repository, 'countOverdue', now);
  await sql.of(repository, 'stale', now, now);
  const list = async function* () {
    yield [{ key: `try-on/${ID}/${ID}/a.png`, modifiedAt: new Date(0) }];
  };
  const storage = { list } as unknown as ObjectStorage;
  await sql.of(new OrphanTryOnFiles(storage, {} as TryOnFiles, sql.prisma), 'sweep');
}

async function garments(sql: SqlRecorder): Promise<void> {
  const cutOuts = new CutOutRepository(sql.prisma);
  const photo = { apiKeyId: ID, imageId: ID, photoKey: 'a' };
  await sql.of(cutOuts, 'put', { ...photo, pieces: [], refusal: null });
  await sql.of(cutOuts, 'takeNext');
  await sql.of(cutOuts, 'giveBack', photo);
  await sql.of(new CatalogueGarments(sql.prisma), 'findByName', ID, 'a');
}

it('the SQL of this lib is what try-on.sql says', async () => {
  const sql = new SqlRecorder();
  for (const part of [jobs, retention, garments]) await part(sql);
  expect(await sql.missing(fileURLToPath(new URL('.', import.meta.url)))).toEqual([]);
  await expect(sql.text()).toMatchFileSnapshot('try-on.sql');
});
