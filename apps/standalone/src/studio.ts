import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { runningDevPlace } from './dev-place.js';

/** `npm run db:studio`: Prisma's browser of the tables that `npm run dev` keeps up. Returns its exit code. */
export async function studio(root: string, dataDir: string): Promise<number> {
  const { databaseUrl } = await runningDevPlace(dataDir);
  const prisma = spawn(process.execPath, [join(root, 'node_modules/prisma/build/index.js'), 'studio'], {
    cwd: root,
    env: { ...process.env, DATABASE_MIGRATION_URL: databaseUrl },
    stdio: 'inherit',
  });
  const [code] = (await once(prisma, 'exit')) as [number | null];
  return code ?? 0;
}
