import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { asCommand, root, startedDirectly } from './lib/run.mjs';

const source = join(root, 'apps/storefront');
export const storefrontOutput = join(root, 'dist/storefront');

/** One bundle of ES modules for browsers. Files keep their names: a page names them in its own HTML. */
function bundle(entry, outDir, { inOne }) {
  return build({
    configFile: false,
    root: source,
    logLevel: 'warn',
    resolve: { conditions: ['vitrine-source', 'browser', 'module', 'import', 'default'] },
    build: {
      outDir,
      emptyOutDir: false,
      target: 'es2023',
      reportCompressedSize: false,
      modulePreload: false,
      minify: true,
      rollupOptions: {
        input: entry,
        preserveEntrySignatures: 'strict',
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: 'shared-[hash].js',
          ...(inOne && { codeSplitting: false }),
        },
      },
    },
  });
}

/**
 * The elements as one module (`vitrine.js`) and one each (`search.js` …, which share a chunk), and the demo's shop.
 * @returns nothing; what is written lies in dist/storefront
 */
export async function buildStorefront() {
  rmSync(storefrontOutput, { recursive: true, force: true });
  const elements = join(storefrontOutput, 'elements');
  const shop = join(storefrontOutput, 'shop');
  const of = (name) => join(source, 'src', `${name}.ts`);
  await bundle({ vitrine: of('vitrine') }, elements, { inOne: true });
  await bundle({ search: of('search'), recommend: of('recommend'), 'try-on': of('try-on') }, elements, {});
  await bundle({ shop: join(source, 'shop/shop.ts'), snippet: join(source, 'shop/snippet.ts') }, shop, {});
  for (const file of ['index.html', 'snippet.html', 'shop.css'])
    cpSync(join(source, 'shop', file), join(shop, file));
}

if (startedDirectly(import.meta.url)) await asCommand(buildStorefront);
