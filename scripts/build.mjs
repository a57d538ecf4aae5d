import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { asCommand, root, runOrThrow, seconds, startedDirectly } from './lib/run.mjs';
import { fingerprintOf, sources } from './lib/sources.mjs';
import { setup } from './setup.mjs';

const dist = join(root, 'dist');
const stampFile = join(dist, '.build-stamp.json');

/** Files beside the code that it reads at run time and tsc does not copy. */
const assets = [];

function lastBuild() {
  if (!existsSync(stampFile)) return undefined;
  return JSON.parse(readFileSync(stampFile, 'utf8'));
}

/** Compiles everything to dist/ where a source has changed since the last time. */
export async function build() {
  await setup();
  const found = sources();
  const fingerprint = fingerprintOf(found);
  const last = lastBuild();
  if (last?.fingerprint === fingerprint) return;

  const start = performance.now();
  process.stdout.write('Building …\n');
  // tsc leaves the output of deleted files behind, where an import would still find it.
  if (last?.paths.some((path) => !found.has(path))) rmSync(dist, { recursive: true });
  rmSync(stampFile, { force: true });
  await runOrThrow('Building (tsc)', process.execPath, [
    join(root, 'node_modules/typescript-native/bin/tsc'),
    '-p',
    'tsconfig.build.json',
    '--pretty',
  ]);
  const { buildStorefront } = await import('./storefront.mjs');
  await buildStorefront();
  const { buildDashboard } = await import('./dashboard.mjs');
  await buildDashboard();
  for (const asset of assets) cpSync(join(root, asset), join(dist, asset), { recursive: true });
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, JSON.stringify({ fingerprint, paths: [...found.keys()] }));
  process.stdout.write(`Built in ${seconds(start)}.\n`);
}

if (startedDirectly(import.meta.url)) await asCommand(build);
