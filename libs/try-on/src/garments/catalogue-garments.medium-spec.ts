import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import type { Tenant } from '#tenant';
import { createTenant, createTestDatabase, type TestDatabase } from '#testing';
import { CatalogueGarments } from './catalogue-garments.js';

let database: TestDatabase;
let tenant: Tenant;

beforeAll(async () => {
  database = await createTestDatabase(inject('services').databaseUrl);
  tenant = await createTenant(database.prisma);
});
afterAll(() => database.drop());

it.each([
  ['Number 7', 'Tank tops', 'top'],
  ['Skirt with a belted top', 'skirts', 'bottom'],
  ['Orange tank top', undefined, 'top'],
  ['Red dress', 'Summer', 'dress'],
  ['Number 7', 'Summer', 'auto'],
])('takes %s in %s for what the shop says that it is: %s', async (name, category, type) => {
  const { apiKeyId } = tenant;
  const id = uuidv7();
  const slug = category?.toLowerCase();
  await database.prisma.image.create({
    data: {
      id,
      name,
      photoKey: `${id}-photo.jpg`,
      thumbnailKey: `${id}-thumbnail.jpg`,
      photoSha256: Buffer.alloc(32),
      photoType: 'image/jpeg',
      photoBytes: 1,
      width: 1,
      height: 1,
      apiKey: { connect: { id: apiKeyId } },
      ...(category !== undefined && {
        category: {
          connectOrCreate: {
            where: { apiKeyId_slug: { apiKeyId, slug: slug ?? '' } },
            create: { apiKeyId, id: uuidv7(), name: category, slug: slug ?? '' },
          },
        },
      }),
    },
  });
  expect(await new CatalogueGarments(database.prisma).require(apiKeyId, id)).toMatchObject({ type });
});
