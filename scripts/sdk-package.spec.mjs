import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root, run } from './lib/run.mjs';
import { packageSdk } from './sdk-package.mjs';

/** A project of somebody else that has the package installed as npm packs it. */
describe('the package @vitrine/sdk', { timeout: 120_000 }, () => {
  let project;
  let installed;
  beforeAll(async () => {
    project = mkdtempSync(join(tmpdir(), 'vitrine-sdk-'));
    installed = join(project, 'node_modules/@vitrine/sdk');
    const folder = await packageSdk(join(project, 'packed'));
    const { output } = await run('npm', ['pack', '--json', '--dry-run', '--ignore-scripts'], { cwd: folder });
    const [{ files }] = JSON.parse(output.slice(output.indexOf('[')));
    for (const { path } of files) {
      mkdirSync(join(installed, path, '..'), { recursive: true });
      cpSync(join(folder, path), join(installed, path));
    }
    symlinkSync(join(root, 'node_modules/openapi-fetch'), join(project, 'node_modules/openapi-fetch'));
    writeFileSync(join(project, 'package.json'), '{ "type": "module" }');
  }, 120_000);
  afterAll(() => rmSync(project, { recursive: true, force: true }));

  it('has its code, its types and what it says of itself, and nothing else', () => {
    expect(readdirSync(installed).sort()).toEqual(['LICENSE', 'README.md', 'dist', 'package.json']);
    const files = readdirSync(join(installed, 'dist'));
    expect(files.filter((file) => /spec|\.map$/.test(file))).toEqual([]);
    const code = files.filter((file) => file.endsWith('.js'));
    const imported = code.flatMap((file) =>
      [...readFileSync(join(installed, 'dist', file), 'utf8').matchAll(/from '([^']+)'/g)].map(
        ([, from]) => from,
      ),
    );
    expect([...new Set(imported.filter((from) => !from.startsWith('./')))]).toEqual(['openapi-fetch']);
    const { dependencies } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
    expect(Object.keys(dependencies)).toEqual(['openapi-fetch']);
  });

  it('is imported by its name in Node', async () => {
    writeFileSync(
      join(project, 'use.js'),
      `import { Vitrine, VitrineError } from '@vitrine/sdk';
const vitrine = new Vitrine({ url: 'http://127.0.0.1:9', key: 'vt_pk_x', retries: 0 });
const error = await vitrine.recommend({ prompt: 'a red dress' }).catch((error) => error);
console.log(error instanceof VitrineError, error.code);`,
    );
    const { output } = await run(process.execPath, ['use.js'], { cwd: project, env: { NODE_OPTIONS: '' } });
    expect(output.trim()).toBe('true NOT_CONNECTED');
  });

  it('has the types of the API, in Node and in a page', async () => {
    writeFileSync(
      join(project, 'use.ts'),
      `import { Vitrine } from '@vitrine/sdk';
const vitrine = new Vitrine({ url: 'https://vitrine.example', key: 'vt_pk_x' });
const { results } = await vitrine.recommend({ prompt: 'a red dress', num_results: 3 });
export const names: string[] = results.map(({ name }) => name);
// @ts-expect-error -- a number is no prompt
await vitrine.recommend({ prompt: 3 });`,
    );
    for (const lib of ['ES2023', 'ES2023,DOM,DOM.Iterable,DOM.AsyncIterable']) {
      const types =
        lib === 'ES2023'
          ? ['--types', 'node', '--typeRoots', join(root, 'node_modules/@types')]
          : ['--types', ''];
      const { output, ok } = await run(
        process.execPath,
        [
          join(root, 'node_modules/typescript-native/bin/tsc'),
          '--noEmit',
          '--strict',
          '--module',
          'nodenext',
          '--target',
          'ES2023',
          '--lib',
          lib,
          ...types,
          'use.ts',
        ],
        { cwd: project },
      );
      expect(output).toBe('');
      expect(ok).toBe(true);
    }
  });
});
