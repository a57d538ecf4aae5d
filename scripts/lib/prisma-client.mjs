import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, runOrThrow } from './run.mjs';

const generated = join(root, 'libs/platform/src/prisma/generated');
const stampFile = join(generated, '.generated-from');

function fingerprint() {
  const hash = createHash('sha256');
  for (const file of ['prisma/schema.prisma', 'prisma.config.ts', 'node_modules/prisma/package.json']) {
    hash.update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

/** Generates the Prisma client where the schema or Prisma itself has changed. */
export async function generatePrismaClient() {
  const current = fingerprint();
  if (existsSync(join(generated, 'client.ts')) && existsSync(stampFile)) {
    if (readFileSync(stampFile, 'utf8') === current) return;
  }
  await runOrThrow(
    'Generating the Prisma client',
    process.execPath,
    [join(root, 'node_modules/prisma/build/index.js'), 'generate', '--no-hints'],
    {
      env: {
        // Generating needs no engine, yet Prisma would download one unless it is told of a file.
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
        CHECKPOINT_DISABLE: '1',
      },
    },
  );
  writeFileSync(stampFile, current);
}
