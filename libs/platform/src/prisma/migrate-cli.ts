import { resolve } from 'node:path';
import { migrate } from './migrate.js';

/** `npm run migrate`: applies what is missing to DATABASE_MIGRATION_URL, else DATABASE_URL. */
const url = process.env.DATABASE_MIGRATION_URL ?? process.env.DATABASE_URL;
if (url === undefined || url === '') {
  console.error('Set DATABASE_URL (or DATABASE_MIGRATION_URL) to the Postgres to migrate.');
  process.exit(1);
}
try {
  const applied = await migrate(url, resolve('prisma/migrations'));
  console.log(applied.length === 0 ? 'The database is up to date.' : `Applied ${applied.join(', ')}.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
// The engine's timer for its lock would keep the process for ten seconds more.
process.exit(0);
