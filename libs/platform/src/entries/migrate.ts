/** Migrations, which need an engine of their own. */
export { migrate } from '../prisma/migrate.js';
