import type { AttributeFilter, RecommendFilters } from '#contracts';
import { type PreparedStatement, statement } from '#platform';
import { slugOf } from './group-slug.js';
import { GROUP_KINDS, type GroupKind } from './groups.js';

/** Filters, and the place in time that a later page goes on from: items created since are not in it. */
export type ItemFilter = RecommendFilters & { createdBefore?: string };

/** SQL on the rows `i` of `images`, each condition beginning with AND; its values take the places after `firstPlace`. */
export type Conditions = { text: string; values: unknown[] };

/** Whether every item in stock is meant. */
export function isUnfiltered(filter: ItemFilter): boolean {
  return Object.keys(filter).length === 0;
}

const GROUP_COLUMNS: Record<GroupKind, { table: string; column: string }> = {
  category: { table: 'categories', column: 'category_id' },
  style: { table: 'styles', column: 'style_id' },
  age_group: { table: 'age_groups', column: 'age_group_id' },
};

/**
 * The conditions that are asked for and no others, so that Postgres can choose an index for them; the tenant is $1.
 * An item without a price meets no price filter.
 */
export function conditionsOf(filter: ItemFilter, firstPlace: number): Conditions {
  const values: unknown[] = [];
  const place = (value: unknown) => `$${firstPlace + values.push(value) - 1}`;
  const parts = [`i.in_stock = ${place(filter.in_stock ?? true)}::boolean`];
  for (const kind of GROUP_KINDS) {
    const names = filter[kind];
    if (names === undefined) continue;
    const { table, column } = GROUP_COLUMNS[kind];
    // Looked up once, so that the index on (key, group, id) serves.
    parts.push(`i.${column} = ANY (ARRAY(
      SELECT id FROM ${table} WHERE api_key_id = $1::uuid AND slug = ANY (${place(names.map(slugOf))}::text[])))`);
  }
  if (filter.price_min !== undefined) parts.push(`i.price >= ${place(filter.price_min)}::numeric`);
  if (filter.price_max !== undefined) parts.push(`i.price <= ${place(filter.price_max)}::numeric`);
  if (filter.variant_group !== undefined)
    parts.push(`i.variant_group = ANY (${place(filter.variant_group)}::text[])`);
  for (const [name, wanted] of Object.entries(filter.attributes ?? {})) {
    parts.push(...attributeConditions(`i.attributes -> ${place(name)}::text`, wanted, place));
  }
  if (filter.createdBefore !== undefined) parts.push(`i.id < ${place(filter.createdBefore)}::uuid`);
  return { text: parts.map((part) => `AND ${part}`).join('\n      '), values };
}

/**
 * A statement under a name of its own text: one for each combination of filters. Attributes combine without end, and
 * a connection keeps every statement that has a name: with them it has none.
 */
export function statementOf(text: string, filter: ItemFilter): PreparedStatement {
  if (filter.attributes !== undefined) return { name: '', text };
  return statement('items', text);
}

/** Values are compared as JSON: the number 38 is not the text "38". A list contains each of its own values. */
function attributeConditions(
  attribute: string,
  { any_of, none_of, min, max }: AttributeFilter,
  place: (value: unknown) => string,
): string[] {
  const parts: string[] = [];
  const list = (values: readonly unknown[]) => `${place(JSON.stringify(values))}::jsonb`;
  if (any_of !== undefined) parts.push(`${list(any_of)} @> (${attribute})`);
  if (none_of !== undefined) parts.push(`(${list(none_of)} @> (${attribute})) IS NOT TRUE`);
  const number = `CASE jsonb_typeof(${attribute}) WHEN 'number' THEN (${attribute})::text::numeric END`;
  if (min !== undefined) parts.push(`${number} >= ${place(min)}::numeric`);
  if (max !== undefined) parts.push(`${number} <= ${place(max)}::numeric`);
  return parts;
}
