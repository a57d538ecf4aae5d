import type { ImageQuery } from '#contracts';
import { Prisma } from '#platform';
import type { Tenant } from '#tenant';
import { slugOf } from './group-slug.js';
import { GROUP_KINDS, GROUP_TABLES, type GroupKind } from './groups.js';

/** What a cursor of this listing is bound to: the tenant and every filter. */
export function listingScope(tenant: Tenant, query: ImageQuery): string {
  const { category, style, age_group, in_stock, embedding_status, external_id } = query;
  const groups = [category, style, age_group].map((name) => (name === undefined ? null : slugOf(name)));
  return `images\0${tenant.apiKeyId}\0${JSON.stringify([
    ...groups,
    in_stock ?? null,
    embedding_status ?? null,
    external_id ?? null,
  ])}`;
}

/** The filters as SQL on the rows of `SELECT_IMAGE_ROWS`, beginning with AND. */
export function listingConditions(tenant: Tenant, query: ImageQuery): Prisma.Sql {
  const conditions = GROUP_KINDS.flatMap((kind) => {
    const name = query[kind];
    return name === undefined ? [] : isInGroup(tenant, kind, name);
  });
  if (query.in_stock !== undefined) conditions.push(Prisma.sql`i.in_stock = ${query.in_stock}`);
  if (query.external_id !== undefined) conditions.push(Prisma.sql`i.external_id = ${query.external_id}`);
  if (query.embedding_status !== undefined) {
    conditions.push(Prisma.sql`i.embedding_status = ${query.embedding_status}::embedding_status`);
  }
  return conditions.length === 0 ? Prisma.empty : Prisma.sql`AND ${Prisma.join(conditions, ' AND ')}`;
}

/** By the group's id, looked up once, so that the index on (key, group, id) gives the page in its order. */
function isInGroup(tenant: Tenant, kind: GroupKind, name: string): Prisma.Sql {
  const { table, imageColumn } = GROUP_TABLES[kind];
  return Prisma.sql`i.${imageColumn} =
    (SELECT id FROM ${table} WHERE api_key_id = ${tenant.apiKeyId}::uuid AND slug = ${slugOf(name)})`;
}
