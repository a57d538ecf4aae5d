import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { createGroup, pageQuery } from '#contracts';
import { CursorCodec } from '#platform';
import type { Tenant } from '#tenant';
import { createTenant, createTestDatabase, type TestDatabase } from '#testing';
import { GroupsService } from './groups.service.js';
import { GROUP_KINDS } from './groups.js';

const COLUMNS = { category: 'categoryId', style: 'styleId', age_group: 'ageGroupId' } as const;

describe.each(GROUP_KINDS)('a %s', (kind) => {
  let database: TestDatabase;
  let groups: GroupsService;
  let tenant: Tenant;
  let other: Tenant;

  beforeAll(async () => {
    database = await createTestDatabase(inject('services').databaseUrl);
    groups = new GroupsService(database.prisma, new CursorCodec('secret-of-this-spec'));
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    [tenant, other] = [await createTenant(database.prisma), await createTenant(database.prisma)];
  });

  function addItem(groupId: string) {
    const id = uuidv7();
    return database.prisma.image.create({
      data: {
        apiKeyId: tenant.apiKeyId,
        id,
        name: 'Item',
        [COLUMNS[kind]]: groupId,
        photoKey: `${id}-photo`,
        thumbnailKey: `${id}-thumbnail`,
        photoSha256: Buffer.alloc(32),
        photoType: 'image/jpeg',
        photoBytes: 1,
        width: 1,
        height: 1,
      },
    });
  }

  it('is made once by its name, described, renamed and found', async () => {
    const made = await groups.create(tenant, kind, { name: ' Summer  Things', description: 'Light ones' });
    expect(made).toMatchObject({
      created: true,
      group: { name: 'Summer Things', description: 'Light ones', image_count: 0 },
    });
    const { id } = made.group;
    const again = await groups.create(tenant, kind, { name: 'SUMMER things' });
    expect(again).toEqual({ created: false, group: { ...made.group, name: 'SUMMER things' } });
    await addItem(id);
    expect(await groups.update(tenant, kind, id, { name: 'Warm days', description: null })).toEqual({
      id,
      name: 'Warm days',
      description: null,
      image_count: 1,
    });
    expect(await groups.get(tenant, kind, id)).toMatchObject({ name: 'Warm days', image_count: 1 });
    await groups.create(tenant, kind, { name: 'Cold days' });
    const page = await groups.list(tenant, kind, { limit: 1 });
    expect(page.items).toMatchObject([{ name: 'Cold days', image_count: 0 }]);
    const next = await groups.list(tenant, kind, { limit: 1, cursor: page.next_cursor! });
    expect(next).toMatchObject({ items: [{ id }], next_cursor: null });
  });

  it('is made once by any number of requests at once', async () => {
    const made = await Promise.all(
      Array.from({ length: 12 }, () => groups.create(tenant, kind, { name: 'New' })),
    );
    expect(made.filter(({ created }) => created)).toHaveLength(1);
    expect(new Set(made.map(({ group }) => group.id)).size).toBe(1);
  });

  it('is listed page by page, whatever it is called', async () => {
    // As it is compared, each of these is eighteen letters of two bytes.
    const names = ['a', 'b', 'c'].map((end) => `${'\uFDFA'.repeat(99)}${end}`);
    for (const name of names) await groups.create(tenant, kind, createGroup.parse({ name }));
    const listed: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await groups.list(tenant, kind, pageQuery.parse({ limit: 1, cursor }));
      listed.push(...page.items.map(({ name }) => name));
      cursor = page.next_cursor ?? undefined;
    } while (cursor !== undefined);
    expect(listed).toEqual(names);
  });

  it('does not take the name of another', async () => {
    await groups.create(tenant, kind, { name: 'Coats' });
    const { group } = await groups.create(tenant, kind, { name: 'Jackets' });
    await expect(groups.update(tenant, kind, group.id, { name: ' COATS' })).rejects.toMatchObject({
      code: 'GROUP_NAME_TAKEN',
      kind: 'conflict',
    });
  });

  it('is deleted when it is empty, or when its items may lose it', async () => {
    const { group } = await groups.create(tenant, kind, { name: 'Coats' });
    const item = await addItem(group.id);
    await addItem(group.id);
    await expect(groups.delete(tenant, kind, group.id, false)).rejects.toMatchObject({
      code: 'GROUP_IN_USE',
      imageCount: 2,
      message: expect.stringContaining('2 items'),
    });
    await groups.delete(tenant, kind, group.id, true);
    const { apiKeyId, id } = item;
    const left = await database.prisma.image.findUniqueOrThrow({ where: { apiKeyId_id: { apiKeyId, id } } });
    expect(left[COLUMNS[kind]]).toBeNull();
    await expect(groups.delete(tenant, kind, group.id, true)).rejects.toMatchObject({ kind: 'not-found' });
  });

  it('of another key is as unknown as one that never was', async () => {
    const { group } = await groups.create(tenant, kind, { name: 'Coats', description: 'Ours' });
    await addItem(group.id);
    for (const id of [group.id, uuidv7()]) {
      const unknown = { code: 'NOT_FOUND', message: `There is no such ${kind.replace('_', ' ')}.` };
      await expect(groups.get(other, kind, id)).rejects.toMatchObject(unknown);
      await expect(groups.update(other, kind, id, { name: 'Theirs' })).rejects.toMatchObject(unknown);
      await expect(groups.delete(other, kind, id, true)).rejects.toMatchObject(unknown);
    }
    expect((await groups.list(other, kind, { limit: 10 })).items).toEqual([]);
    expect(await groups.get(tenant, kind, group.id)).toMatchObject({ description: 'Ours', image_count: 1 });
  });
});
