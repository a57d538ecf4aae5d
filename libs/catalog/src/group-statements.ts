import { GROUP_TABLES, type GroupKind } from './groups.js';

/** Statements of one kind of group. The names of tables are the program's own, nothing that anyone sends. */
export function groupStatements(kind: GroupKind) {
  const table = GROUP_TABLES[kind].table.sql;
  const column = GROUP_TABLES[kind].imageColumn.sql;
  const ofOne = 'api_key_id = $1::uuid AND id = $2::uuid';
  const countOf = (group: string) =>
    `(SELECT count(*)::int FROM images i WHERE i.api_key_id = $1::uuid AND i.${column} = ${group})`;
  return {
    list: `SELECT g.id, g.name, g.description, g.slug, ${countOf('g.id')} AS image_count FROM ${table} g
      WHERE g.api_key_id = $1::uuid AND ($2::text IS NULL OR g.slug > $2) ORDER BY g.slug LIMIT $3`,
    get: `SELECT g.id, g.name, g.description, ${countOf('g.id')} AS image_count FROM ${table} g WHERE ${ofOne}`,
    count: `SELECT ${countOf('$2::uuid')} AS image_count`,
    save: `INSERT INTO ${table} AS g (api_key_id, id, name, slug, description)
      VALUES ($1::uuid, $2::uuid, $3, $4, $5)
      ON CONFLICT (api_key_id, slug) DO UPDATE SET
        name = excluded.name, description = COALESCE(excluded.description, g.description)
      RETURNING id`,
    update: `UPDATE ${table} SET name = COALESCE($3, name), slug = COALESCE($4, slug),
        description = CASE WHEN $5::boolean THEN $6 ELSE description END
      WHERE ${ofOne} RETURNING id`,
    delete: `DELETE FROM ${table} WHERE ${ofOne} RETURNING id`,
    detachAndDelete: `WITH detached AS (
        UPDATE images SET ${column} = NULL, updated_at = now()
        WHERE api_key_id = $1::uuid AND ${column} = $2::uuid)
      DELETE FROM ${table} WHERE ${ofOne} RETURNING id`,
  };
}
