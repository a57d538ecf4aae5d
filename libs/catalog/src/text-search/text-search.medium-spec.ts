import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import type { PinoLogger } from 'nestjs-pino';
import { Client } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import type { Tenant } from '#tenant';
import { createTenant, createTestDatabase, type TestDatabase } from '#testing';
import { resolveGroups } from '../groups.js';
import type { ItemFilter } from '../item-filter.js';
import { NameSuggestions } from './name-suggestions.js';
import { promptWords } from './prompt-words.js';
import { type Knows, TextTerms } from './text-terms.js';
import { TextSearch } from './text-search.js';

type Given = {
  name: string;
  externalId?: string;
  description?: string;
  category?: string;
  style?: string;
  attributes?: object;
  inStock?: boolean;
  price?: number;
  embeddingStatus?: 'pending' | 'embedded';
};

const logger = { setContext: () => undefined } as unknown as PinoLogger;

/** As of a model that was taught these words and no others. */
const taught: Knows = (word) => ['skirt', 'shirt', 'dress', 'car'].includes(word);
const about = (word: string) => (['red', 'blue', 'dress', 'shirt'].includes(word) ? 'looks' : 'name');

describe('TextSearch', () => {
  let database: TestDatabase;
  let tenant: Tenant;
  let other: Tenant;
  const names = new Map<string, string>();

  async function add(owner: Tenant, given: Given): Promise<string> {
    const id = uuidv7();
    const { category, style, ...columns } = given;
    const groups = await resolveGroups(database.prisma, owner.apiKeyId, { category, style });
    await database.prisma.image.create({
      data: {
        apiKeyId: owner.apiKeyId,
        id,
        embeddingStatus: 'embedded',
        ...columns,
        categoryId: groups.category,
        styleId: groups.style,
        photoKey: `${id}/photo.jpg`,
        thumbnailKey: `${id}/thumbnail.jpg`,
        photoSha256: Buffer.alloc(32),
        photoType: 'image/jpeg',
        photoBytes: 1,
        width: 1,
        height: 1,
      },
      select: { id: true },
    });
    names.set(id, given.name);
    return id;
  }

  const addMany = (owner: Tenant, count: number) => database.prisma.$executeRaw`
    INSERT INTO images (api_key_id, id, name, external_id, photo_key, thumbnail_key, photo_sha256, photo_type, photo_bytes,
      width, height, updated_at, embedding_status)
    SELECT ${owner.apiKeyId}::uuid, gen_random_uuid(), 'brand' || n % 200 || ' dress', 'sku-' || n, 'p', 't', '\\x00', 'image/jpeg',
      1, 1, 1, now(), 'embedded' FROM generate_series(1, ${count}::int) n`;

  beforeAll(async () => {
    database = await createTestDatabase(inject('services').databaseUrl);
    tenant = await createTenant(database.prisma);
    other = await createTenant(database.prisma);
    const items: Given[] = [
      {
        name: 'Nike Air Max 90',
        externalId: 'NK-4711',
        category: 'Sneakers',
        attributes: { colour: 'white' },
        price: 120,
      },
      { name: 'Nike Air Max 95', externalId: 'NK-4712', category: 'Sneakers', price: 150 },
      { name: 'Nike Cap', externalId: 'NK-1', category: 'Hats', inStock: false },
      { name: 'Nike Socks', embeddingStatus: 'pending' },
      { name: '<b>Red</b> linen dress &amp; belt', externalId: 'D/17', category: 'Dresses', style: 'Casual' },
      { name: 'Robe d’été', description: 'Goes well with white Nike sneakers.', category: 'Dresses' },
      {
        name: 'Blue shirt',
        category: 'Shirts',
        attributes: { waterproof: true, vegan: false, brand: 'Lumdora' },
      },
      { name: '红色连衣裙', externalId: '9' },
      { name: 'Größe Straße', attributes: { text: 'x'.repeat(500) } },
    ];
    for (const item of items) await add(tenant, item);
    await add(other, { name: 'Adidas Samba', category: 'Sneakers' });
  });
  afterAll(async () => database.drop());

  const fresh = () => new TextSearch(database.prisma, new TextTerms(database.prisma, logger));
  const ask = (wanted: string, filter?: ItemFilter, owner = tenant) =>
    fresh().find(owner, { wanted, unwanted: [], knows: taught, about }, filter);
  const found = async (wanted: string, filter?: ItemFilter, owner = tenant) =>
    [...(await ask(wanted, filter, owner)).shares].map(([id, { whole }]) => [names.get(id), whole] as const);
  const first = async (wanted: string, filter?: ItemFilter) => (await found(wanted, filter))[0]?.[0];

  it.each([
    ['Nike Air Max 90', 'Nike Air Max 90'],
    ['air max 95 nike', 'Nike Air Max 95'],
    ['NK-4712', 'Nike Air Max 95'],
    ['nk4711', 'Nike Air Max 90'],
    ['d/17', '<b>Red</b> linen dress &amp; belt'],
    ['robe ete', 'Robe d’été'],
    ['a red DRESS', '<b>Red</b> linen dress &amp; belt'],
    ['red dresses', '<b>Red</b> linen dress &amp; belt'],
    ['blue shirts', 'Blue shirt'],
    ['lumdora', 'Blue shirt'],
    ['waterproof', 'Blue shirt'],
    ['grosse strasse', 'Größe Straße'],
    ['连衣裙', '红色连衣裙'],
    ['casual red', '<b>Red</b> linen dress &amp; belt'],
  ])('finds by %j', async (prompt, name) => {
    const [best] = await found(prompt);
    expect(best?.[0]).toBe(name);
    expect(best?.[1]).toBeGreaterThan(0.9);
  });

  it.each([
    ['Nkie Air Max 95', 'Nike Air Max 95'],
    ['nikee air max 90', 'Nike Air Max 90'],
    ['nice air max 90', 'Nike Air Max 90'],
    ['lumdoa', 'Blue shirt'],
  ])('takes the slip in %j for what was meant', async (prompt, name) => {
    expect(await first(prompt)).toBe(name);
  });

  it('takes a word that the model knows for no slip', async () => {
    expect(await found('skirt')).toEqual([]);
    expect((await ask('skirt', {}, tenant)).query).toBeUndefined();
  });

  it('takes the name of several words for one thing, in prompts and in texts', async () => {
    const shop = await createTenant(database.prisma);
    const items: Given[] = [
      { name: 'White T-Shirt', category: 'T-Shirts' },
      { name: 'Blue Tshirt' },
      { name: 'Red tee' },
      { name: 'Oxford', category: 'Shirts' },
      { name: 'Linen shirt', description: 'Goes over a t-shirt.', category: 'Shirts' },
      { name: 'Green polo shirt', category: 'Polo shirts' },
      { name: 'Navy polo' },
      { name: 'Polo neck jumper' },
      { name: 'Checked dress shirt' },
      { name: 'Summer dress' },
    ];
    for (const item of items) await add(shop, item);
    const whole = async (prompt: string) =>
      new Set((await found(prompt, {}, shop)).flatMap(([name, share]) => (share > 0.5 ? [name] : [])));
    const tees = new Set(['Blue Tshirt', 'Red tee', 'White T-Shirt']);
    for (const prompt of ['t-shirt', 'T shirts', 'tshirt', 'tee']) expect(await whole(prompt)).toEqual(tees);
    const shirts = new Set(['Checked dress shirt', 'Linen shirt', 'Oxford']);
    for (const prompt of ['shirt', 'Shirts']) expect(await whole(prompt)).toEqual(shirts);
    for (const prompt of ['polo shirt', 'polo'])
      expect(await whole(prompt)).toEqual(new Set(['Green polo shirt', 'Navy polo']));
    expect(await whole('dress')).toEqual(new Set(['Summer dress']));
    expect(await whole('polo neck')).toEqual(new Set(['Polo neck jumper']));
    const { unwanted } = await fresh().find(shop, {
      wanted: 'something',
      unwanted: ['shirts'],
      knows: taught,
      about,
    });
    const not = await fresh().unwantedOf(shop, unwanted ?? '', [...names.keys()]);
    expect(new Set([...not].map((id) => names.get(id)))).toEqual(shirts);
  });

  it('takes what is for kids to be for a boy, and what is for a girl for kids, and not for a boy', async () => {
    const shop = await createTenant(database.prisma);
    for (const name of ["Kids' cap", 'Boys cap', 'Girls cap', 'Ladies cap', 'Cap']) await add(shop, { name });
    const said = async (prompt: string) =>
      new Set((await found(prompt, {}, shop)).flatMap(([name, share]) => (share > 0.9 ? [name] : [])));
    expect(await said('cap for a boy')).toEqual(new Set(['Boys cap', "Kids' cap"]));
    expect(await said('cap for kids')).toEqual(new Set(['Boys cap', 'Girls cap', "Kids' cap"]));
    expect(await said('cap for women')).toEqual(new Set(['Ladies cap']));
  });

  it('takes clothes and what they are like, by one stem, for two words', async () => {
    const shop = await createTenant(database.prisma);
    await add(shop, { name: 'Olive shorts' });
    await add(shop, { name: 'Plain tee', attributes: { sleeve: 'short' } });
    await add(shop, { name: 'Wide-leg jeans' });
    await add(shop, { name: 'Black leggings' });
    const named = async (prompt: string) => (await found(prompt, {}, shop)).map(([name]) => name);
    expect(await named('shorts')).toEqual(['Olive shorts']);
    expect(await named('short')).toEqual(['Plain tee']);
    expect(await named('leggings')).toEqual(['Black leggings']);
    expect(await named('wide leg')).toEqual(['Wide-leg jeans']);
  });

  it('puts the item with just this name before one whose name has more words', async () => {
    await add(other, { name: 'Samba Classic' });
    await add(other, { name: 'Samba' });
    expect((await found('samba', {}, other)).map(([name]) => name)).toEqual([
      'Samba',
      'Samba Classic',
      'Adidas Samba',
    ]);
  });

  it('gives a description less than half of what a name counts', async () => {
    const shares = Object.fromEntries(await found('nike'));
    expect(shares['Nike Air Max 90']).toBeGreaterThan(0.99);
    expect(shares['Robe d’été']).toBeLessThan(0.5);
  });

  it('says how little of a prompt an item has', async () => {
    const shares = (await found('a Nike lawn mower')).map(([, share]) => share);
    expect(shares.length).toBeGreaterThan(0);
    expect(Math.max(...shares)).toBeLessThan(0.7);
    expect(await found('lawn mower')).toEqual([]);
  });

  it('finds nothing of another key, nothing sold out, filtered out or without a vector', async () => {
    expect(await found('adidas')).toEqual([]);
    expect((await found('nike')).map(([name]) => name)).not.toContain('Nike Cap');
    expect((await found('nike')).map(([name]) => name)).not.toContain('Nike Socks');
    expect(await first('nike', { in_stock: false })).toBe('Nike Cap');
    expect(await first('nike air', { price_min: 130 })).toBe('Nike Air Max 95');
    expect(await found('nike', { category: ['Dresses'] })).toHaveLength(1);
  });

  it('knows of what items have that are not wanted', async () => {
    const search = fresh();
    const { unwanted } = await search.find(tenant, {
      wanted: 'something',
      unwanted: ['linen dress', 'rubber'],
      knows: taught,
      about,
    });
    const red = [...names].find(([, name]) => name.includes('linen'))?.[0] ?? '';
    expect(await search.unwantedOf(tenant, unwanted ?? '', [...names.keys()])).toEqual(new Set([red]));
  });

  it('follows what a shop changes: names, groups, attributes and the names of groups', async () => {
    const id = await add(tenant, { name: 'Quillon', category: 'Capes' });
    expect(await first('quillon')).toBe('Quillon');
    const where = { apiKeyId_id: { apiKeyId: tenant.apiKeyId, id } };
    await database.prisma.image.update({
      where,
      data: { name: 'Brandyr', attributes: { cut: 'zorvic' } },
      select: { id: true },
    });
    expect(await found('quillon')).toEqual([]);
    for (const prompt of ['brandyr', 'zorvic', 'capes brandyr'])
      expect((await ask(prompt)).shares.get(id)?.whole).toBeGreaterThan(0.9);
    await database.prisma.category.updateMany({
      where: { name: 'Capes' },
      data: { name: 'Ponchos', slug: 'ponchos' },
    });
    expect((await ask('poncho')).shares.get(id)?.whole).toBeGreaterThan(0.9);
    expect(await found('capes')).toEqual([]);
    await database.prisma.image.delete({ where, select: { id: true } });
    expect(await found('brandyr')).toEqual([]);
  });

  it('is filled for items that were there before, a thousand at a time, and what is there stays', async () => {
    const old = await createTenant(database.prisma);
    await addMany(old, 1_200);
    await database.prisma.itemText.deleteMany({ where: { apiKeyId: old.apiKeyId } });
    await database.prisma
      .$executeRaw`UPDATE item_texts SET title = 'newer' WHERE api_key_id = ${other.apiKeyId}::uuid`;
    const folder = fileURLToPath(new URL('../../../../prisma/migrations', import.meta.url));
    const fill = (await readdir(folder)).find((name) => name.endsWith('_texts_of_stored_items')) ?? '';
    const client = new Client({ connectionString: database.url });
    await client.connect();
    try {
      // As the schema engine sends it: a statement that commits on its way cannot be prepared.
      await client.query(await readFile(join(folder, fill, 'migration.sql'), 'utf8'));
    } finally {
      await client.end();
    }
    expect(await database.prisma.itemText.count({ where: { apiKeyId: old.apiKeyId } })).toBe(1_200);
    const newer = { apiKeyId: other.apiKeyId, title: { not: 'newer' } };
    expect(await database.prisma.itemText.count({ where: newer })).toBe(0);
  });

  it('answers any text at all', async () => {
    const anything = fc
      .array(fc.nat(0xffff), { maxLength: 60 })
      .map((codes) => String.fromCharCode(...codes).replace(/\p{Surrogate}/gu, ''));
    const syntax = fc.array(
      fc.constantFrom('nike', ' & ', '!', ':*', '(', ')', '|', '<->', "'", '\\', '%', '_', '红', ' '),
    );
    const text = fc.oneof(
      anything,
      fc.string(),
      syntax.map((parts) => parts.join('')),
    );
    await fc.assert(
      fc.asyncProperty(text, async (wanted) => {
        const { shares } = await ask(wanted.replaceAll('\0', ''));
        for (const { whole } of shares.values()) expect(whole).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  });

  it('divides prompts where texts are divided', async () => {
    // Node and Postgres may know characters of different versions of Unicode: none of the newest, the same in every run.
    const anything = fc
      .array(fc.nat(0x9fff), { maxLength: 30 })
      .map((codes) => String.fromCharCode(...codes));
    const texts = fc.sample(fc.oneof(anything, fc.string({ maxLength: 30 })), { numRuns: 500, seed: 24 });
    const divided = texts
      .map((text) => text.replaceAll('\0', ' '))
      .filter((text) => promptWords(text).length < 16);
    const rows = await database.prisma.$queryRaw<{ whole: string[]; parts: string[] }[]>`
      SELECT ARRAY(SELECT DISTINCT unnest(string_to_array(searchable_text(whole), ' ')) ORDER BY 1) AS whole,
        ARRAY(SELECT DISTINCT unnest(string_to_array(searchable_text(parts), ' ')) ORDER BY 1) AS parts
      FROM unnest(${divided}::text[], ${divided.map((text) => promptWords(text).join(' '))}::text[]) AS t (whole, parts)`;
    const differing = rows.flatMap(({ whole, parts }, at) =>
      whole.join(' ').trim() === parts.join(' ').trim() ? [] : [[divided[at], whole, parts]],
    );
    expect(differing).toEqual([]);
  });

  describe('for who is typing', () => {
    const suggested = async (typed: string, owner = tenant) =>
      (await new NameSuggestions(database.prisma).of(owner.apiKeyId, typed, 8)).map(({ text }) => text);

    it.each([
      ['nik', 'Nike Air Max 90'],
      ['n', 'Nike Air Max 90'],
      ['max nik', 'Nike Air Max 95'],
      ['nkie', 'Nike Air Max 90'],
      ['nkie air ma', 'Nike Air Max 90'],
      ['sneka', 'Sneakers'],
      ['ROBE D’ÉT', 'Robe d’été'],
      ['cas', 'Casual'],
      ['red lin', '<b>Red</b> linen dress &amp; belt'],
      ['a red lin', '<b>Red</b> linen dress &amp; belt'],
    ])('goes on from %j', async (typed, expected) => {
      expect(await suggested(typed)).toContain(expected);
    });

    it('names nothing that is sold out or of another key', async () => {
      expect(await suggested('nike')).not.toContain('Nike Cap');
      expect(await suggested('adid')).toEqual([]);
      expect(await suggested('adid', other)).toContain('Adidas Samba');
    });

    it('has nothing for what is no word', async () => {
      for (const typed of ["&!:*'", '%', '_', '👗', '\\']) expect(await suggested(typed)).toEqual([]);
    });
  });

  it('goes on with what it knows of a word where counting anew fails, and says why in the log', async () => {
    const error = vi.fn<(bindings: object, text: string) => void>();
    const terms = new TextTerms(database.prisma, {
      setContext: () => undefined,
      error,
    } as unknown as PinoLogger);
    const before = await terms.of(tenant.apiKeyId, ['nike'], taught);
    expect(before.terms).toMatchObject([{ word: 'nike', certainty: 1 }]);
    const now = performance.now();
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => now + 31_000);
    await database.prisma.$executeRaw`ALTER TABLE item_words RENAME TO item_words_of_before`;
    try {
      expect(await terms.of(tenant.apiKeyId, ['nike'], taught)).toEqual(before);
      await vi.waitFor(() =>
        expect(error).toHaveBeenCalledExactlyOnceWith({ err: expect.any(Error) }, expect.any(String)),
      );
    } finally {
      clock.mockRestore();
      await database.prisma.$executeRaw`ALTER TABLE item_words_of_before RENAME TO item_words`;
    }
  });

  it('is searched by its index in a large catalogue', async () => {
    const large = await createTenant(database.prisma);
    await addMany(large, 2_000);
    await database.prisma.$executeRaw`ANALYZE`;
    const plan = await database.prisma.$queryRaw<{ 'QUERY PLAN': string }[]>`
      EXPLAIN SELECT image_id FROM item_texts t WHERE t.api_key_id = ${large.apiKeyId}::uuid
        AND t.words @@ '''brand7'' & ''dress'''::tsquery`;
    expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toContain('item_texts_api_key_id_words_idx');
    const { shares } = await ask('brand7 dress', {}, large);
    expect(shares.size).toBe(10);
    const common = await ask('a dress', {}, large);
    expect([common.shares.size, common.isCut]).toEqual([0, true]);
    const some = [...shares.keys()].slice(0, 3);
    const said = common.query && (await fresh().sharesOf(large, common.query, some));
    expect([...(said?.keys() ?? [])].toSorted()).toEqual(some.toSorted());
    expect(Math.min(...[...(said?.values() ?? [])].map(({ whole }) => whole))).toBeGreaterThan(0.99);
  });
});
