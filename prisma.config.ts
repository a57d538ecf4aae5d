import { defineConfig } from 'prisma/config';

// Read by the Prisma CLI alone (`prisma generate`, `prisma migrate`); the product migrates by
// `npm run migrate`, which needs no downloaded engine.
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_MIGRATION_URL ?? process.env.DATABASE_URL ?? '' },
});
