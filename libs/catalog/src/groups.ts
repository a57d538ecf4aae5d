import { Prisma, type Transaction } from '#platform';
import { v7 as uuidv7 } from 'uuid';
import { foldName, slugOf } from './group-slug.js';

/** The three ways in which a shop sorts its items; each is a table of the same shape. */
export type GroupKind = 'category' | 'style' | 'age_group';

type GroupTable = { table: Prisma.Sql; imageColumn: Prisma.Sql };

export const GROUP_TABLES: Record<GroupKind, GroupTable> = {
  category: { table: Prisma.sql`categories`, imageColumn: Prisma.sql`category_id` },
  style: { table: Prisma.sql`styles`, imageColumn: Prisma.sql`style_id` },
  age_group: { table: Prisma.sql`age_groups`, imageColumn: Prisma.sql`age_group_id` },
};

/** Always in this order, so that two transactions that create the same groups wait and do not deadlock. */
export const GROUP_KINDS = ['category', 'style', 'age_group'] as const;

/** Names as the shop wrote them; null empties, undefined leaves as it is. */
export type GroupNames = Partial<Record<GroupKind, string | null>>;
export type GroupIds = Partial<Record<GroupKind, string | null>>;

/** The ids of groups by name; one that is new is created. */
export async function resolveGroups(
  transaction: Transaction,
  apiKeyId: string,
  names: GroupNames,
): Promise<GroupIds> {
  const found = await findGroups(transaction, apiKeyId, names);
  const ids: GroupIds = {};
  for (const kind of GROUP_KINDS) {
    const name = names[kind];
    if (name === undefined) continue;
    ids[kind] =
      name === null ? null : (found.get(kind) ?? (await createGroup(transaction, apiKeyId, kind, name)));
  }
  return ids;
}

async function findGroups(
  transaction: Transaction,
  apiKeyId: string,
  names: GroupNames,
): Promise<Map<string, string>> {
  const searches = GROUP_KINDS.flatMap((kind) => {
    const name = names[kind];
    if (typeof name !== 'string') return [];
    return Prisma.sql`SELECT ${kind}::text AS kind, id FROM ${GROUP_TABLES[kind].table}
      WHERE api_key_id = ${apiKeyId}::uuid AND slug = ${slugOf(name)}`;
  });
  if (searches.length === 0) return new Map();
  const rows = await transaction.$queryRaw<{ kind: string; id: string }[]>(
    Prisma.join(searches, ' UNION ALL '),
  );
  return new Map(rows.map((row) => [row.kind, row.id]));
}

async function createGroup(
  transaction: Transaction,
  apiKeyId: string,
  kind: GroupKind,
  name: string,
): Promise<string> {
  const { table } = GROUP_TABLES[kind];
  const slug = slugOf(name);
  // Of two first uses at once, the second waits here for the first to commit, then reads its row.
  await transaction.$executeRaw`INSERT INTO ${table} (api_key_id, id, name, slug)
    VALUES (${apiKeyId}::uuid, ${uuidv7()}::uuid, ${foldName(name)}, ${slug})
    ON CONFLICT (api_key_id, slug) DO NOTHING`;
  const [row] = await transaction.$queryRaw<{ id: string }[]>`
    SELECT id FROM ${table} WHERE api_key_id = ${apiKeyId}::uuid AND slug = ${slug}`;
  if (row === undefined) throw new Error(`The ${kind} that was just created is not there.`);
  return row.id;
}
