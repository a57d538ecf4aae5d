import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, runOrThrow, seconds } from './run.mjs';

function packagesOf(lockFile) {
  return JSON.parse(readFileSync(lockFile, 'utf8')).packages;
}

/**
 * Whether node_modules holds what package-lock.json says. npm keeps its own list of what it
 * installed and writes it last, so an interrupted installation has none.
 */
export function packagesAreCurrent() {
  const installedList = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installedList)) return false;
  const wanted = packagesOf(join(root, 'package-lock.json'));
  const installed = packagesOf(installedList);
  // Optional packages are those of other platforms, most of the time.
  const missing = Object.entries(wanted).some(
    ([path, { version, optional, link }]) =>
      path !== '' && !link && installed[path]?.version !== version && !(optional && !installed[path]),
  );
  return !missing && Object.keys(installed).every((path) => wanted[path]);
}

export async function installPackages() {
  if (packagesAreCurrent()) return;
  const start = performance.now();
  process.stdout.write('Installing the packages (npm ci; a few minutes the first time) …\n');
  const npm = process.env.npm_execpath;
  const [command, before] = npm?.endsWith('js') ? [process.execPath, [npm]] : ['npm', []];
  await runOrThrow('Installing the packages (npm ci)', command, [...before, 'ci', '--include=dev'], {
    env: { ONNXRUNTIME_NODE_INSTALL: 'skip', PRISMA_SKIP_POSTINSTALL_GENERATE: '1' },
  });
  process.stdout.write(`Packages installed in ${seconds(start)}.\n`);
}
