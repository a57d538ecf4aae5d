import { join } from 'node:path';
import { Vitrine, VitrineError } from '#sdk';
import { readIfThere, writePrivateFile } from './services/private-file.js';

export interface ShopKeys {
  secret_token: string;
  publishable_token: string;
}

export interface DemoShop extends ShopKeys {
  client: Vitrine;
}

/** More than usual: an API that has just been started may be slow to serve. */
const RETRIES = 4;

type KnownShops = Record<string, ShopKeys>;

/**
 * The shop of a catalogue: the one of last time where its key still works, else a new one. Writes
 * `demo.json`, what a developer needs to go on by hand.
 */
export async function demoShop(
  dataDir: string,
  { url, adminKey }: { url: string; adminKey: string },
  catalogue: { key: string; shopName: string },
): Promise<DemoShop> {
  const shopsFile = join(dataDir, 'demo-shops.json');
  const known = JSON.parse((await readIfThere(shopsFile)) ?? '{}') as KnownShops;
  const old = known[catalogue.key];
  const keys =
    old && (await stillWorks(url, old)) ? old : await createShop(url, adminKey, catalogue.shopName);
  if (keys !== old) {
    known[catalogue.key] = keys;
    await writePrivateFile(shopsFile, `${JSON.stringify(known, null, 2)}\n`);
  }
  const demo = { url, admin_key: adminKey, ...keys };
  await writePrivateFile(join(dataDir, 'demo.json'), `${JSON.stringify(demo, null, 2)}\n`);
  return { ...keys, client: clientFor(url, keys) };
}

function clientFor(url: string, keys: ShopKeys): Vitrine {
  return new Vitrine({ url, key: keys.secret_token, retries: RETRIES });
}

async function stillWorks(url: string, keys: ShopKeys): Promise<boolean> {
  try {
    await clientFor(url, keys).images.list({ limit: 1 }).next();
    return true;
  } catch (error) {
    // Another database, a revoked key, a suspended shop.
    if (error instanceof VitrineError && [401, 403].includes(error.status)) return false;
    throw error;
  }
}

async function createShop(url: string, adminKey: string, name: string): Promise<ShopKeys> {
  const { admin } = new Vitrine({ url, adminKey });
  const shop = await admin.shops.create({ name });
  const key = await admin.keys.create(shop.id, { name: 'demo' });
  return { secret_token: key.secret_token, publishable_token: key.publishable_token };
}
