import { join } from 'node:path';
import { ApiClient, ApiRefusedError } from './api-client.js';
import { readIfThere, writePrivateFile } from './services/private-file.js';

export interface ShopKeys {
  secret_token: string;
  publishable_token: string;
}

export interface DemoShop extends ShopKeys {
  client: ApiClient;
}

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

function clientFor(url: string, keys: ShopKeys): ApiClient {
  return new ApiClient(url, { 'x-api-key': keys.secret_token });
}

async function stillWorks(url: string, keys: ShopKeys): Promise<boolean> {
  try {
    await clientFor(url, keys).get('/api/images?limit=1');
    return true;
  } catch (error) {
    // Another database, a revoked key, a suspended shop.
    if (error instanceof ApiRefusedError && [401, 403].includes(error.status)) return false;
    throw error;
  }
}

async function createShop(url: string, adminKey: string, name: string): Promise<ShopKeys> {
  const admin = new ApiClient(url, { 'x-admin-key': adminKey });
  const shop = await admin.post<{ id: string }>('/api/admin/shops', { name });
  const key = await admin.post<ShopKeys>(`/api/admin/shops/${shop.id}/api-keys`, { name: 'demo' });
  return { secret_token: key.secret_token, publishable_token: key.publishable_token };
}
