import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Rollup } from 'vite';
import { describe, expect, it } from 'vitest';
import { productRoot } from '../../apps/standalone/src/root.js';

const KB = 1024;

describe('what a page loads', () => {
  it('is at most 40 KB for all elements', async () => {
    const module = await readFile(join(productRoot(), 'dist/storefront/elements/vitrine.js'));
    expect(gzipSync(module).length).toBeLessThanOrEqual(40 * KB);
  });

  it('is at most 12 KB for the SDK alone', async () => {
    const built = (await build({
      configFile: false,
      logLevel: 'error',
      resolve: { conditions: ['vitrine-source', 'browser', 'module', 'import', 'default'] },
      build: {
        write: false,
        minify: true,
        lib: { entry: join(productRoot(), 'libs/sdk/src/index.ts'), formats: ['es'] },
      },
    })) as Rollup.RollupOutput[];
    const code = built[0]?.output[0].code ?? '';
    expect(code).toContain('VitrineError');
    expect(gzipSync(code).length).toBeLessThanOrEqual(12 * KB);
  });
});
