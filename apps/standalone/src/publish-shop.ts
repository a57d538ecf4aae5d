import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Catalogue } from './catalogue.js';
import { demoPerson } from './demo-person.js';
import type { ShopKeys } from './demo-shop.js';
import { shopFolder } from './process-plans.js';

/** What the page at /shop needs to know, and somebody rendered for who wants to try on without a photo. */
export async function publishShop(
  dataDir: string,
  { shopName, prompts }: Catalogue,
  { publishable_token }: ShopKeys,
): Promise<void> {
  const folder = shopFolder(dataDir);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'person.jpg'), await demoPerson());
  const settings = { name: shopName, key: publishable_token, prompts: prompts.map(({ prompt }) => prompt) };
  await writeFile(join(folder, 'settings.json'), `${JSON.stringify(settings, null, 2)}\n`);
}
