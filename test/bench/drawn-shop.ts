import { setTimeout as sleep } from 'node:timers/promises';
import pLimit from 'p-limit';
import { renderItem } from '../../apps/catalogue/src/render.js';
import { Vitrine } from '#sdk';
import type { BenchHouse, Running } from './processes.js';
import { newShop } from './seed.js';
import type { ShopperItem } from './shopper-items.js';

/** Half as wide as the demo's photos: encoders see less. */
const SIZE = { width: 384, height: 512 };
const SEED = 1;
const AT_ONCE = 4;
const LOOK_EVERY_MS = 500;

/** A shop's token, and the ids of its items in their order. */
export type DrawnShop = { token: string; ids: string[] };

/** A shop of garments that are drawn, uploaded and embedded as a shop's photos are. */
export async function drawnShop(
  house: BenchHouse,
  api: Running,
  items: readonly ShopperItem[],
): Promise<DrawnShop> {
  const { token } = await newShop(house, api);
  const { images } = new Vitrine({ url: api.url, key: token });
  const worker = await house.startWorker();
  const limit = pLimit(AT_ONCE);
  const ids = await Promise.all(
    items.map(({ drawing, text }) =>
      limit(async () => {
        const photo = await renderItem(drawing, SEED, SIZE);
        const file = new File([new Uint8Array(photo)], 'photo.jpg', { type: 'image/jpeg' });
        const { name, externalId, description, category, attributes } = text;
        const fields = { name, description, category, external_id: externalId };
        const { id } = await images.upload(file, { ...fields, attributes: JSON.stringify(attributes) });
        return id;
      }),
    ),
  );
  for (;;) {
    const waiting = await images.list({ limit: 1, embedding_status: 'pending' }).next();
    if (waiting.done === true) break;
    await sleep(LOOK_EVERY_MS);
  }
  await worker.stop();
  return { token, ids };
}
