import { fileURLToPath } from 'node:url';
import type { PinoLogger } from 'nestjs-pino';
import { expect, it } from 'vitest';
import type { Tenant } from '#tenant';
import { SqlRecorder } from '#testing';
import { type ClaimedBuild, CollectionBuilds } from './indexing/collection-builds.js';
import { EmbeddingEraser } from './indexing/embedding-eraser.js';
import { LiveCollections } from './indexing/live-collections.js';
import { LostCollections } from './indexing/lost-collections.js';
import { Reconciliations } from './indexing/reconciliations.js';
import { EventRecorder } from './recommendation/event-recorder.js';
import { PopularItems } from './recommendation/popular-items.js';
import { PopularPrompts } from './recommendation/popular-prompts.js';
import { PromptRecorder, type RecordedPrompt } from './recommendation/prompt-recorder.js';
import { RecommendationReport } from './recommendation/recommendation-report.js';
import type { ChromaVectorIndex } from './vector-index/chroma-vector-index.js';
import { StoredVectors } from './vector-index/stored-vectors.js';

const ID = '01920000-0000-7000-8000-000000000001';
const tenant = { apiKeyId: ID, tokenKind: 'secret' } as Tenant;
const logger = { setContext: () => undefined, warn: () => undefined } as unknown as PinoLogger;
const now = new Date();

async function indexing(sql: SqlRecorder): Promise<void> {
  const builds = new CollectionBuilds(sql.prisma);
  const claimed: ClaimedBuild = {
    apiKeyId: ID,
    collection: 'a',
    model: 'b',
    reason: 'reindex',
    leasedUntil: now,
    liveCollection: 'c',
    losses: {},
  };
  const live = [{ collection: 'c', embeddingModel: 'd' }];
  await sql.answering(live).of(builds, 'begin', ID, 'b', 'reindex');
  await sql.having({ collectionBuild: { collection: 'a' } }).of(builds, 'find', ID);
  await sql.of(builds, 'claim', 1);
  await sql.of(builds, 'renew', claimed, 1, ['a']);
  await sql.of(builds, 'missing', claimed, undefined, 10);
  await sql.of(builds, 'missing', claimed, ID, 10);
  await sql.of(builds, 'countCopies', claimed);
  await sql.answering(live).of(builds, 'switchTo', claimed);

  const reconciliations = new Reconciliations(sql.prisma);
  await sql.of(reconciliations, 'request', ID);
  await sql.of(reconciliations, 'requestDue', 1);
  await sql.of(reconciliations, 'claim', 1);
  await sql.of(reconciliations, 'renew', claimed, 1);
  await sql.of(reconciliations, 'finish', claimed, { error: 'a' });

  const collections = new LiveCollections(sql.prisma);
  await sql.of(collections, 'find', ID);
  await sql.of(collections, 'allOfKey', ID);
  const vectors = new StoredVectors(sql.prisma);
  const lost = new LostCollections(sql.prisma, builds, {} as ChromaVectorIndex, vectors);
  await sql.of(lost, 'restoreAll');
  await sql.of(new EmbeddingEraser(sql.prisma), 'erase', ID);

  await sql.of(vectors, 'put', 'a', [{ id: ID, vector: new Float32Array(1), generation: 1 }]);
  await sql.of(vectors, 'shouldHold', 'a');
  await sql.of(vectors, 'mayBeEmpty', 'a');
  await sql.of(vectors, 'findWithGenerations', 'a', [ID]);
  await sql.of(vectors, 'deleteOrphans', ID, 'a');
  await sql.of(vectors, 'find', 'a', [ID]);
  await sql.of(vectors, 'delete', 'a', [ID]);
  await sql.of(vectors, 'deleteCollection', 'a');
}

async function recommendation(sql: SqlRecorder): Promise<void> {
  const prompts = new PromptRecorder(sql.prisma, logger);
  await sql.call('PromptRecorder', async () => {
    prompts.record({ apiKeyId: ID, id: ID, prompt: 'a' } as RecordedPrompt);
    prompts.recordPage({ apiKeyId: ID, id: ID, shown: [ID] });
    await prompts.flush();
  });
  const events = new EventRecorder(sql.prisma, prompts, logger, { SIGNING_SECRET: ['a'] });
  await sql.call('EventRecorder', async () => {
    events.record(tenant, [{ type: 'view', image_id: ID, prompt_id: ID }], '127.0.0.1');
    await events.flush();
  });
  await sql.of(new PopularPrompts(sql.prisma), 'of', ID);
  await sql.of(new PopularItems(sql.prisma), 'idsOf', tenant);
  await sql.of(new RecommendationReport(sql.prisma), 'of', tenant, { from: now, to: now, limit: 10 });
}

it('the SQL of this lib is what embedding.sql says', async () => {
  const sql = new SqlRecorder();
  await indexing(sql);
  await recommendation(sql);
  expect(await sql.missing(fileURLToPath(new URL('.', import.meta.url)))).toEqual([]);
  await expect(sql.text()).toMatchFileSnapshot('embedding.sql');
});
