import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asCommand, root, runOrThrow, startedDirectly } from './lib/run.mjs';

const source = join(root, 'libs/sdk');

/** What npm is told of `@vitrine/sdk`: an ES module with its types and one dependency. */
function manifest() {
  const { version, license, engines, dependencies } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  return {
    name: '@vitrine/sdk',
    version,
    description: 'Client of the API of Vitrine: recommendations by photo or words, and virtual try-on',
    license,
    type: 'module',
    engines: { node: engines.node },
    sideEffects: false,
    exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' } },
    files: ['dist'],
    dependencies: { 'openapi-fetch': dependencies['openapi-fetch'] },
  };
}

/** Writes the package `@vitrine/sdk` into a folder, as npm publishes or installs it. */
export async function packageSdk(folder = join(root, 'dist/sdk')) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await runOrThrow('Building the SDK (tsc)', process.execPath, [
    join(root, 'node_modules/typescript-native/bin/tsc'),
    '-p',
    join(source, 'tsconfig.package.json'),
    '--outDir',
    join(folder, 'dist'),
  ]);
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest(), null, 2)}\n`);
  cpSync(join(source, 'README.md'), join(folder, 'README.md'));
  cpSync(join(root, 'LICENSE'), join(folder, 'LICENSE'));
  return folder;
}

if (startedDirectly(import.meta.url))
  await asCommand(async () => {
    const folder = await packageSdk();
    process.stdout.write(
      `${folder} is the package @vitrine/sdk: npm install ${folder}, or npm publish ${folder}.\n`,
    );
  });
