import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { eventually } from './support/eventually.js';
import { openShop, Shop } from './support/shop.js';
import { vectorsOf } from './support/vectors.js';
import { Vitrine } from './support/vitrine.js';

const FIXTURES = fileURLToPath(new URL('../fixtures/encoders', import.meta.url));
const RANDOM_MODEL = { MODELS_DIR: join(FIXTURES, 'models'), EMBEDDING_MODEL: 'clip-random' };
const BUILT_IN_DIMENSION = 256;
const TWIN_DIMENSION = 24;

type Seen = { vector: number[]; upright?: { vector: number[] } };
const reference = JSON.parse(readFileSync(join(FIXTURES, 'clip-reference.json'), 'utf8')) as {
  photos: Record<string, Seen>;
};
/** What intake stores is another JPEG: its pixels are not those of the file to the last bit. */
const SHOPS_PHOTOS: [name: string, least: number][] = [
  ['portrait.jpg', 0.999],
  ['landscape.jpg', 0.999],
  ['large.jpg', 0.999],
  ['progressive.jpg', 0.999],
  ['greyscale.jpg', 0.999],
  ['exif-rotated.jpg', 0.999],
  ['photo.webp', 0.99],
  ['palette.png', 0.99],
  ['sixteen-bit.png', 0.98],
];

function cosine(a: readonly number[], b: readonly number[]): number {
  const dot = a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
  return dot / (Math.hypot(...a) * Math.hypot(...b));
}

describe('EMBEDDING_MODEL is changed', () => {
  let vitrine: Vitrine;
  let shop: Shop;

  beforeAll(async () => {
    vitrine = await Vitrine.start({ services: inject('services') });
    shop = await openShop(vitrine);
    await shop.upload(
      SHOPS_PHOTOS.map(([name]) => ({
        name,
        category: 'dress',
        fields: { external_id: name },
        file: () => readFile(join(FIXTURES, 'photos', name)),
      })),
    );
    await shop.allEmbedded();
  });
  afterAll(() => vitrine?.stop());

  /** Where the vectors of the shop's key are now. */
  async function collection(): Promise<string> {
    const key = await vitrine.database.prisma.apiKey.findUniqueOrThrow({ where: { id: shop.key.id } });
    return key.collection;
  }

  it('moves every catalogue to vectors of the new model, and never compares the two', async () => {
    const before = await collection();
    const old = await vectorsOf(vitrine.services.chromaUrl, before);
    expect([...old.values()].map((vector) => vector.length)).toEqual(
      SHOPS_PHOTOS.map(() => BUILT_IN_DIMENSION),
    );

    await vitrine.worker.stop();
    await vitrine.startWorker(RANDOM_MODEL);
    const after = await eventually(async () => {
      const now = await collection();
      const vectors = await vectorsOf(vitrine.services.chromaUrl, now);
      expect(now).not.toBe(before);
      expect(vectors.size).toBe(SHOPS_PHOTOS.length);
      return vectors;
    });
    expect([...after.values()].every((vector) => vector.length === TWIN_DIMENSION)).toBe(true);
    // Until nobody can be reading it any more, the old one stays.
    await eventually(async () => expect((await vectorsOf(vitrine.services.chromaUrl, before)).size).toBe(0));

    // The API that still has the former model does not ask with its vectors.
    await eventually(async () => {
      const answer = await shop.secret.post('/api/prompts', { prompt: 'a dress' });
      expect(answer.status).toBe(503);
    });
  });

  it('answers again as soon as the API has the new model too', async () => {
    const [api] = vitrine.apis.splice(0);
    await api?.stop();
    await vitrine.startApi(RANDOM_MODEL);
    // It listens on another port.
    shop = new Shop(vitrine, shop.id, shop.key);
    const answer = await shop.recommend('a light summer dress', { num_results: SHOPS_PHOTOS.length });
    expect(answer.model).toMatch(/^clip-random@/);
    const long = await shop.recommend('blue jeans '.repeat(150));
    expect(long.warnings?.join()).toMatch(/longer than the model reads/);
  });

  it('stores of every upload the vector that the reference gives for the file', async () => {
    const items = await shop.allEmbedded();
    const vectors = await vectorsOf(vitrine.services.chromaUrl, await collection());
    for (const [name, least] of SHOPS_PHOTOS) {
      const item = items.find(({ external_id }) => external_id === name);
      const seen = reference.photos[name];
      const wanted = (seen?.upright ?? seen)?.vector ?? [];
      expect(cosine(vectors.get(item?.id ?? '') ?? [], wanted), name).toBeGreaterThanOrEqual(least);
    }
  });
});
