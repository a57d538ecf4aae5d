import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { drawFigure } from '#try-on/drawings';
import type { Catalogue } from './catalogue.js';
import type { ShopKeys } from './demo-shop.js';
import { shopFolder } from './process-plans.js';

/** What the page at /shop needs to know, and a drawn person for who wants to try on without a photo. */
export async function publishShop(
  dataDir: string,
  { shopName, prompts }: Catalogue,
  { publishable_token }: ShopKeys,
): Promise<void> {
  const folder = shopFolder(dataDir);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'person.jpg'), await drawFigure());
  const settings = { name: shopName, key: publishable_token, prompts: prompts.map(({ prompt }) => prompt) };
  await writeFile(join(folder, 'settings.json'), `${JSON.stringify(settings, null, 2)}\n`);
}
