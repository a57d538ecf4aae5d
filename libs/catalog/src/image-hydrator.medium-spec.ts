import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { DependencyUnavailableError, PrismaService, UrlSigner } from '#platform';
import type { Tenant } from '#tenant';
import { createTenant, createTestDatabase, testConfig, type TestDatabase } from '#testing';
import { resolveGroups } from './groups.js';
import { ImageHydrator } from './image-hydrator.js';
import { ImageUrls } from './image-urls.js';
import type { ItemFilter } from './item-filter.js';

const urls = new ImageUrls(testConfig(), new UrlSigner('secret of this spec'));

describe('ImageHydrator', () => {
  let database: TestDatabase;
  let hydrator: ImageHydrator;
  let tenant: Tenant;
  let ids: string[];

  async function add(
    owner: Tenant,
    given: {
      category?: string;
      style?: string;
      price?: number;
      inStock?: boolean;
      variantGroup?: string;
      attributes?: object;
    },
  ) {
    const id = uuidv7();
    const { category, style, ...columns } = given;
    const groups = await resolveGroups(database.prisma, owner.apiKeyId, { category, style });
    await database.prisma.image.create({
      data: {
        apiKeyId: owner.apiKeyId,
        id,
        name: 'Item',
        ...columns,
        embeddingStatus: 'embedded',
        categoryId: groups.category,
        styleId: groups.style,
        photoKey: `${owner.apiKeyId}/${id}/abc-photo.jpg`,
        thumbnailKey: `${owner.apiKeyId}/${id}/abc-thumbnail.jpg`,
        photoSha256: Buffer.alloc(32),
        photoType: 'image/jpeg',
        photoBytes: 1,
        width: 1,
        height: 1,
      },
    });
    return id;
  }

  beforeAll(async () => {
    database = await createTestDatabase(inject('services').databaseUrl);
    hydrator = new ImageHydrator(database.prisma, urls);
    tenant = await createTenant(database.prisma);
    ids = [
      await add(tenant, {
        category: 'Summer  Dress',
        style: 'casual',
        price: 20,
        inStock: true,
        variantGroup: 'red-dress',
        attributes: { material: 'linen', heel_cm: 4, vegan: true },
      }),
      await add(tenant, { category: 'Hat', style: 'formal', price: 80.5, inStock: false }),
      await add(tenant, {
        category: 'Hat',
        price: 10,
        inStock: true,
        attributes: { material: 'wool', heel_cm: 9 },
      }),
      await add(tenant, {}),
    ];
  });
  afterAll(async () => database.drop());

  const found = async (filters: ItemFilter, limit = 10) =>
    (await hydrator.hydrate(tenant, ids, limit, filters)).map(({ image_id }) => ids.indexOf(image_id));

  it.each<[string, ItemFilter, number[]]>([
    ['nothing but being in stock', {}, [0, 2, 3]],
    ['a category, however it is written', { category: ['summer dress'] }, [0]],
    ['any of two categories', { category: ['hat', 'SUMMER DRESS'] }, [0, 2]],
    ['a style', { style: ['casual'] }, [0]],
    ['a lowest price', { price_min: 20 }, [0]],
    ['a highest price', { price_max: 20 }, [0, 2]],
    ['being out of stock', { in_stock: false }, [1]],
    ['all at once', { category: ['hat'], price_max: 100, in_stock: false }, [1]],
    ['a variant group', { variant_group: ['red-dress', 'none'] }, [0]],
    ['any of some values', { attributes: { material: { any_of: ['linen', 'silk'] } } }, [0]],
    ['a value of its own type alone', { attributes: { vegan: { any_of: ['true'] } } }, []],
    ['a boolean', { attributes: { vegan: { any_of: [true] } } }, [0]],
    [
      'none of some values, whatever has no such attribute',
      { attributes: { material: { none_of: ['wool'] } } },
      [0, 3],
    ],
    ['a range of numbers', { attributes: { heel_cm: { min: 4, max: 8.5 } } }, [0]],
    ['a range of what is no number', { attributes: { material: { min: 0 } } }, []],
    ['an attribute with a name that SQL could read', { attributes: { "a'); --": { any_of: ["'"] } } }, []],
    ['two attributes', { attributes: { heel_cm: { min: 1 }, material: { none_of: ['linen'] } } }, [2]],
    ['what was there before', { createdBefore: '00000000-0000-7000-8000-000000000000' }, []],
    ['what nothing meets', { age_group: ['kids'] }, []],
  ])('filters by %s', async (_what, filters, expected) => {
    expect(await found(filters)).toEqual(expected);
    const matching = await hydrator.matching(tenant, filters, 10);
    expect(matching.map((id) => ids.indexOf(id))).toEqual(expected);
  });

  it('gives what matches piece by piece', async () => {
    const first = await hydrator.matching(tenant, {}, 2);
    const rest = await hydrator.matching(tenant, {}, 2, first.at(-1));
    expect([...first, ...rest]).toEqual([ids[0], ids[2], ids[3]]);
    await database.prisma.image.update({
      where: { apiKeyId_id: { apiKeyId: tenant.apiKeyId, id: ids[3]! } },
      data: { embeddingStatus: 'pending', generation: 1 },
    });
    expect(await hydrator.matching(tenant, {}, 10)).toEqual([ids[0], ids[2]]);
  });

  it('keeps the order of the ids and stops at the limit', async () => {
    const items = await hydrator.hydrate(tenant, ids.toReversed(), 2);
    expect(items.map(({ image_id }) => image_id)).toEqual([ids[3], ids[2]]);
  });

  it('leaves out what is gone and what is of another tenant', async () => {
    const other = await createTenant(database.prisma);
    const foreign = await add(other, {});
    const items = await hydrator.hydrate(tenant, [uuidv7(), foreign, ids[0]!], 10);
    expect(items.map(({ image_id }) => image_id)).toEqual([ids[0]]);
  });

  it('answers calls that meet each with its own', async () => {
    const other = await createTenant(database.prisma);
    const foreign = await add(other, {});
    const [own, theirs, none] = await Promise.all([
      hydrator.hydrate(tenant, [ids[0]!], 10),
      hydrator.hydrate(other, [foreign], 10),
      hydrator.hydrate(tenant, [foreign], 10),
    ]);
    expect(own).toMatchObject([
      { image_id: ids[0], price: 20, category: 'Summer Dress', style: 'casual', in_stock: true },
    ]);
    expect(theirs.map(({ image_id }) => image_id)).toEqual([foreign]);
    expect(none).toEqual([]);
  });

  it('names Postgres when it does not answer', async () => {
    const away = new ImageHydrator(new PrismaService(testConfig()), urls);
    await expect(away.hydrate(tenant, ids, 1)).rejects.toBeInstanceOf(DependencyUnavailableError);
  });
});
