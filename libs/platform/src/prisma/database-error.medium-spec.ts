import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#testing';
import { DependencyUnavailableError } from '../errors/dependency-unavailable.error.js';
import { databaseOutage } from './database-error.js';
import type { PrismaService } from './prisma.service.js';
import { statement } from './statement.js';

const INSERT = statement('insert-of-a-spec', `INSERT INTO shops (id, name) VALUES ($1::uuid, 'Shop')`);

/** Every way in which a row is written. */
const WRITES: Record<string, (prisma: PrismaService) => Promise<unknown>> = {
  'a call of the model': (prisma) => prisma.shop.create({ data: { id: uuidv7(), name: 'Shop' } }),
  'many rows': (prisma) => prisma.shop.createMany({ data: [{ id: uuidv7(), name: 'Shop' }] }),
  'SQL of its own': (prisma) =>
    prisma.$executeRaw`INSERT INTO shops (id, name) VALUES (${uuidv7()}::uuid, 'Shop')`,
  'a transaction': (prisma) =>
    prisma.$transaction((transaction) => transaction.shop.create({ data: { id: uuidv7(), name: 'Shop' } })),
  'a prepared statement': (prisma) => prisma.prepared(INSERT, [uuidv7()]),
};

describe('databaseOutage', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase(inject('services').databaseUrl);
    await database.prisma.$executeRawUnsafe(`
      CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION USING ERRCODE = TG_ARGV[0], MESSAGE = 'refused by a spec'; END $$`);
  });
  afterAll(() => database.drop());

  /** What becomes of each way to write while the server answers with an SQLSTATE; true where that counts as an outage. */
  async function outagesOf(state: string): Promise<Record<string, boolean>> {
    const { prisma } = database;
    await prisma.$executeRawUnsafe(
      `CREATE TRIGGER refused BEFORE INSERT ON shops EXECUTE FUNCTION refuse('${state}')`,
    );
    try {
      const found = Object.entries(WRITES).map(async ([name, write]) => {
        const error: unknown = await write(prisma).then(
          () => undefined,
          (thrown: unknown) => thrown,
        );
        expect(error).toBeInstanceOf(Error);
        return [name, error instanceof DependencyUnavailableError || databaseOutage(error) !== undefined];
      });
      return Object.fromEntries(await Promise.all(found)) as Record<string, boolean>;
    } finally {
      await prisma.$executeRawUnsafe('DROP TRIGGER refused ON shops');
    }
  }
  const allAre = (outage: boolean) =>
    Object.fromEntries(Object.keys(WRITES).map((name) => [name, outage] as const));

  it.each([
    ['53100', 'whose disk is full'],
    ['53200', 'that has no memory left'],
    ['53300', 'that has no connection left'],
    ['25006', 'that only reads, as a replica does'],
    ['58030', 'whose disk fails'],
    ['57P01', 'that goes down'],
    ['08006', 'whose connection broke'],
  ])('is what a server answers (%s) %s: nothing that waits for it is given up', async (state) => {
    expect(await outagesOf(state)).toEqual(allAre(true));
  });

  it.each([
    ['22001', 'a text that is too long'],
    ['23514', 'a row that breaks a rule'],
    ['40P01', 'a deadlock'],
    ['XX000', 'a fault of its own'],
  ])('is not what it answers (%s) of %s', async (state) => {
    expect(await outagesOf(state)).toEqual(allAre(false));
  });
});
