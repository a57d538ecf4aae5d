import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeElementsManifest } from './elements-manifest.mjs';
import { bundleForBrowsers } from './lib/bundle-for-browsers.mjs';
import { asCommand, root, startedDirectly } from './lib/run.mjs';

const source = join(root, 'apps/storefront');
export const storefrontOutput = join(root, 'dist/storefront');

/**
 * The elements as one module (`vitrine.js`) and one each (`search.js` …, which share a chunk), and the demo's shop.
 * @returns nothing; what is written lies in dist/storefront
 */
export async function buildStorefront() {
  rmSync(storefrontOutput, { recursive: true, force: true });
  const elements = join(storefrontOutput, 'elements');
  const shop = join(storefrontOutput, 'shop');
  const of = (name) => join(source, 'src', `${name}.ts`);
  await bundleForBrowsers(source, { vitrine: of('vitrine') }, elements, { inOne: true });
  await bundleForBrowsers(
    source,
    { search: of('search'), recommend: of('recommend'), 'try-on': of('try-on') },
    elements,
  );
  await bundleForBrowsers(
    source,
    { shop: join(source, 'shop/shop.ts'), snippet: join(source, 'shop/snippet.ts') },
    shop,
  );
  writeElementsManifest(join(elements, 'custom-elements.json'));
  for (const file of ['index.html', 'snippet.html', 'shop.css'])
    cpSync(join(source, 'shop', file), join(shop, file));
}

if (startedDirectly(import.meta.url)) await asCommand(buildStorefront);
