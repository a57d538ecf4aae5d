import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readMigrations } from './migrate.js';
import { openSchemaEngine } from './schema-engine.js';

/** `npm run make-migration NAME`: writes the SQL from the migrations so far to `schema.prisma`. */
const name = process.argv[2];
const url = process.env.DATABASE_URL;
if (name === undefined || !/^[a-z0-9_]+$/.test(name) || url === undefined) {
  console.error('Usage: DATABASE_URL=postgres://… npm run make-migration -- name_in_snake_case');
  console.error('The database is used as a scratch (shadow) database: give an empty one.');
  process.exit(1);
}
const directory = resolve('prisma/migrations');
const schema = await readFile(resolve('prisma/schema.prisma'), 'utf8');
const migrations = await readMigrations(directory);
const engine = await openSchemaEngine(url, schema);
const { stdout } = await engine.diff({
  from:
    migrations.migrationDirectories.length === 0 ? { tag: 'empty' } : { tag: 'migrations', ...migrations },
  to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: schema }] },
  script: true,
  exitCode: null,
  filters: { externalTables: [], externalEnums: [] },
});
engine.free();
const sql = stdout ?? '';
if (sql.trim() === '' || sql.includes('This is an empty migration')) {
  console.log('The migrations describe the schema already.');
} else {
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = join(directory, `${stamp}_${name}`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'migration.sql'), sql);
  console.log(`Wrote ${folder}/migration.sql`);
}
process.exit(0);
