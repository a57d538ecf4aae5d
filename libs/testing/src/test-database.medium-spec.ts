import { expect, inject, test } from 'vitest';
import { createTenant } from './factories.js';
import { createTestDatabase } from './test-database.js';

test('databases of two spec files are migrated and apart', async () => {
  const [one, two] = await Promise.all([
    createTestDatabase(inject('services').databaseUrl),
    createTestDatabase(inject('services').databaseUrl),
  ]);
  await createTenant(one.prisma);
  expect(await one.prisma.shop.count()).toBe(1);
  expect(await two.prisma.shop.count()).toBe(0);
  await one.drop();
  await two.drop();
  await expect(one.prisma.shop.count()).rejects.toThrow();
});
