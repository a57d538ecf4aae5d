import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { withSchemaEngine } from './schema-engine.js';

/**
 * `npm run make-migration NAME`: writes the SQL from the schema that the migrations lead to, of which they keep a copy
 * beside them, to `schema.prisma`. So no database has to be described; the engine wants to be connected to one all the same.
 */
const name = process.argv[2];
const url = process.env.DATABASE_URL;
if (name === undefined || !/^[a-z0-9_]+$/.test(name) || url === undefined) {
  console.error('Usage: DATABASE_URL=postgres://… npm run make-migration -- name_in_snake_case');
  process.exit(1);
}
const directory = resolve('prisma/migrations');
const schemaFile = resolve('prisma/schema.prisma');
const schema = await readFile(schemaFile, 'utf8');
const migratedFile = join(directory, 'schema.prisma');

const { stdout } = await withSchemaEngine(url, schema, async (engine) =>
  engine.diff({
    from: datamodel(await readFile(migratedFile, 'utf8')),
    to: datamodel(schema),
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  }),
);

if (stdout === undefined || stdout === null || stdout.includes('This is an empty migration')) {
  console.log('The migrations describe the schema already.');
} else {
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = join(directory, `${stamp}_${name}`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'migration.sql'), stdout);
  await copyFile(schemaFile, migratedFile);
  console.log(`Wrote ${folder}/migration.sql`);
}

function datamodel(content: string) {
  return { tag: 'schemaDatamodel' as const, files: [{ path: 'schema.prisma', content }] };
}
