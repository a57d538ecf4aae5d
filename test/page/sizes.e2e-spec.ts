import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { productRoot } from '../../apps/standalone/src/root.js';
import { builtSdk } from './support/built-sdk.js';

const KB = 1024;

describe('what a page loads', () => {
  it('is at most 40 KB for all elements', async () => {
    const module = await readFile(join(productRoot(), 'dist/storefront/elements/vitrine.js'));
    expect(gzipSync(module).length).toBeLessThanOrEqual(40 * KB);
  });

  it('is at most 12 KB for the SDK alone', async () => {
    const code = await builtSdk();
    expect(code).toContain('VitrineError');
    expect(gzipSync(code).length).toBeLessThanOrEqual(12 * KB);
  });
});
