import { fileURLToPath } from 'node:url';
import type { PinoLogger } from 'nestjs-pino';
import { expect, it } from 'vitest';
import { imageQuery } from '#contracts';
import type { CursorCodec, ObjectStorage } from '#platform';
import type { Tenant } from '#tenant';
import { FakeObjectStorage, SqlRecorder } from '#testing';
import { CatalogEraser } from './catalog-eraser.js';
import { GroupsService } from './groups.service.js';
import { ImageEmbeddingState } from './image-embedding-state.js';
import { wholeItem } from './image-fields.js';
import { ImageHydrator } from './image-hydrator.js';
import { listingConditions } from './image-listing.js';
import { ImageRepository } from './image.repository.js';
import type { ImageUrls } from './image-urls.js';
import { type ClaimedImport, ImportRepository } from './imports/import.repository.js';
import { LookCandidates } from './look-candidates.js';
import { NumberedImages } from './numbered-images.js';
import { OrphanFiles } from './orphan-files.js';
import type { StoredPhoto } from './photo-store.js';
import { NameSuggestions } from './text-search/name-suggestions.js';
import { TextSearch } from './text-search/text-search.js';
import { TextTerms } from './text-search/text-terms.js';

const ID = '01920000-0000-7000-8000-000000000001';
const tenant = { apiKeyId: ID } as Tenant;
const urls = {} as ImageUrls;
const logger = { setContext: () => undefined } as unknown as PinoLogger;
const rows = [{ imageId: ID, generation: 1 }];
const attributes = { material: { any_of: ['linen'], none_of: ['wool'] }, heel_cm: { min: 1, max: 5 } };
const everyFilter = {
  in_stock: true,
  category: ['a'],
  style: ['b'],
  age_group: ['c'],
  price_min: 1,
  price_max: 2,
  variant_group: ['d'],
  attributes,
  createdBefore: ID,
};
const term = { given: 'dress', word: 'dress', query: `'dress'`, isFiller: false, mayBeFiller: false };

async function images(sql: SqlRecorder): Promise<void> {
  const repository = new ImageRepository(sql.prisma);
  const item = wholeItem({ name: 'a', category: 'b' });
  const photo = { photoSha256: Buffer.alloc(32, 1) } as unknown as StoredPhoto;
  const locked = { generation: 1, photoSha256: Buffer.alloc(32), embeddingStatus: 'embedded' };
  await sql.of(repository, 'find', ID, ID);
  await sql.of(repository, 'findIdByExternalId', ID, 'a');
  await sql.answering([], [], [{ id: ID }], [{}]).of(repository, 'insert', ID, ID, item, photo);
  await sql.answering([], [{ id: ID }], [{}]).of(repository, 'insert', ID, ID, item, photo);
  await sql.answering([locked], [], [{ id: ID }]).of(repository, 'update', ID, ID, item, photo);
  await sql.answering([locked]).of(repository, 'delete', ID, ID);
  const query = imageQuery.parse({ category: 'a', style: 'b', age_group: 'c', in_stock: 'true' });
  const conditions = listingConditions(tenant, { ...query, embedding_status: 'pending', external_id: 'a' });
  await sql.of(repository, 'page', ID, conditions, undefined, 10);
  await sql.of(repository, 'page', ID, listingConditions(tenant, imageQuery.parse({})), ID, 10);

  const numbered = new NumberedImages(sql.prisma, urls);
  await sql.call('NumberedImages.all', () => numbered.all(tenant).next());
  await sql.of(numbered, 'byId', tenant, [ID]);
  await sql.of(numbered, 'one', tenant, 1);
  await sql.of(numbered, 'one', tenant, ID);
  await sql.of(numbered, 'groupName', tenant, 'category', '1');
  await sql.of(numbered, 'groupName', tenant, 'category', ID);

  const hydrator = new ImageHydrator(sql.prisma, urls);
  await sql.of(hydrator, 'hydrate', tenant, [ID], 1);
  await sql.of(hydrator, 'hydrate', tenant, [ID], 1, everyFilter);
  await sql.of(hydrator, 'matching', tenant, everyFilter, 1);
  await sql.of(new LookCandidates(sql.prisma), 'of', tenant, ID);
}

async function states(sql: SqlRecorder): Promise<void> {
  const state = new ImageEmbeddingState(sql.prisma);
  await sql.of(state, 'findManyForEmbedding', ID, [ID]);
  await sql.of(state, 'requeue', ID, [ID]);
  await sql.of(state, 'markEmbedded', ID, 'a', rows);
  await sql.of(state, 'markFailed', ID, ID, 1, 'a');
  await sql.of(state, 'listEmbedded', ID, undefined, 10);
  await sql.of(state, 'listEmbedded', ID, ID, 10);
  await sql.of(state, 'requeueEmbedded', ID, rows);
  await sql.of(state, 'listStalePending', 1, 10);
  await sql.of(state, 'listStalePending', 1, 10, ID);
  await sql.of(state, 'countPendingByKey', [ID]);
}

async function groups(sql: SqlRecorder): Promise<void> {
  const service = new GroupsService(sql.prisma, {} as CursorCodec);
  const inUse = Object.assign(new Error('foreign key'), { code: '23503' });
  await sql.of(service, 'list', tenant, 'category', { limit: 10 });
  await sql.of(service, 'get', tenant, 'category', ID);
  await sql.of(service, 'create', tenant, 'category', { name: 'a' });
  await sql.of(service, 'update', tenant, 'category', ID, { name: 'a' });
  await sql.of(service, 'delete', tenant, 'category', ID, true);
  await sql.answering(inUse).of(service, 'delete', tenant, 'category', ID, false);
  await sql.of(new CatalogEraser(sql.prisma, new FakeObjectStorage()), 'erase', ID);
}

async function files(sql: SqlRecorder): Promise<void> {
  const old = new Date(0);
  const list = async function* () {
    yield [{ key: `${ID}/${ID}/a-photo.jpg`, modifiedAt: old }];
  };
  const storage = { list } as unknown as ObjectStorage;
  await sql.of(new OrphanFiles(storage, sql.prisma), 'sweep', new AbortController().signal);

  const imports = new ImportRepository(sql.prisma);
  const key = { apiKeyId: ID, id: ID };
  const claimed: ClaimedImport = { ...key, status: 'running', format: 'csv', fileKey: 'a', leaseId: ID };
  await sql.of(imports, 'find', key);
  await sql.of(imports, 'errors', key, 0, 10);
  await sql.of(imports, 'claim', 1);
  await sql.of(imports, 'renew', claimed, 1);
  await sql.of(imports, 'isOtherShopWaiting', claimed);
  await sql.of(imports, 'release', claimed);
  await sql.of(imports, 'addRows', claimed, []);
  await sql.of(imports, 'pendingRows', key, 10);
  await sql.of(imports, 'record', claimed, [{ row: 1, status: 'created' }]);
  await sql.of(imports, 'complete', claimed);
}

async function texts(sql: SqlRecorder): Promise<void> {
  const knows = () => false;
  const search = new TextSearch(sql.prisma, new TextTerms(sql.prisma, logger));
  const prompt = { wanted: 'red dres', unwanted: [], knows, about: () => 'name' as const };
  const found = [{ ...term, given: 'red', word: 'red', query: `'red'`, items: 3, size: 9 }];
  const nothing = { ...term, given: 'dres', word: 'dres', query: null, items: 0, size: 9 };
  await sql
    .answering([...found, nothing], [{ word: 'dress' }], [{ ...term, items: 2, size: 9 }])
    .of(search, 'find', tenant, prompt, everyFilter);
  await sql.answering(found).of(search, 'find', tenant, { ...prompt, wanted: 'red' });
  const query = {
    candidates: `'a'`,
    terms: [{ query: `'a'`, strongQuery: `'a':A`, weight: 1, about: 'name' as const }],
    isCommon: false,
    isLookUnsaid: false,
  };
  await sql.of(search, 'sharesOf', tenant, query, [ID]);
  await sql.of(search, 'unwantedOf', tenant, `'a'`, [ID]);
  const typed = [{ kind: 'typed', text: 'blouze dres' }];
  await sql
    .answering(typed, [{ word: 'blouse' }], [{ word: 'dress' }])
    .of(new NameSuggestions(sql.prisma), 'of', ID, 'blouze dres', 10);
}

it('the SQL of this lib is what catalog.sql says', async () => {
  const sql = new SqlRecorder();
  for (const part of [images, states, groups, files, texts]) await part(sql);
  expect(await sql.missing(fileURLToPath(new URL('.', import.meta.url)))).toEqual([]);
  await expect(sql.text()).toMatchFileSnapshot('catalog.sql');
});
