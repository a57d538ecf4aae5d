import { checkNodeVersion } from './lib/node-version.mjs';
import { installPackages } from './lib/packages.mjs';
import { linkPostgresLibraries } from './lib/postgres-links.mjs';
import { generatePrismaClient } from './lib/prisma-client.mjs';
import { asCommand, startedDirectly } from './lib/run.mjs';

/** Makes a fresh clone ready to build. Does only what is missing; needs no package to be installed. */
export async function setup() {
  checkNodeVersion();
  await installPackages();
  await linkPostgresLibraries();
  await generatePrismaClient();
}

if (startedDirectly(import.meta.url)) await asCommand(setup);
