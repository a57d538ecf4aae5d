import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { ApiClient } from '../../apps/standalone/src/api-client.js';
import { ChromaVectorIndex } from '#embedding';
import { PrismaService } from '#platform';
import { BareTextEncoder, unit } from './bare.js';
import type { BenchHouse, Running } from './processes.js';
import { promptAt } from './prompts.js';

export type BenchShop = { apiKeyId: string; collection: string; token: string };

const CENTRES = 150;
/** Length of the noise on a centre's unit vector: two photos of one kind then have a cosine of about 0.75. */
const SPREAD = 0.6;
const ROWS_AT_ONCE = 500;
const names = ['Dresses', 'T-Shirts', 'Trousers', 'Shoes', 'Outerwear', 'Skirts', 'Shirts', 'Hats'];

/** A new shop with a key and nothing in it, made over the admin routes. */
export async function newShop(house: BenchHouse, api: Running): Promise<BenchShop> {
  const admin = new ApiClient(api.url, { 'x-admin-key': house.adminKey });
  const shop = await admin.post<{ id: string }>('/api/admin/shops', { name: 'Benchmark' });
  const key = await admin.post<{ id: string; collection: string; secret_token: string }>(
    `/api/admin/shops/${shop.id}/api-keys`,
    { name: 'Benchmark' },
  );
  return { apiKeyId: key.id, collection: key.collection, token: key.secret_token };
}

/**
 * A shop with `count` embedded images, written straight into Postgres and Chroma. Vectors lie in clusters around
 * the model's own vectors of garments, so that a prompt has near neighbours as it has in a real catalogue.
 */
export async function seededShop(house: BenchHouse, api: Running, count: number): Promise<BenchShop> {
  const shop = await newShop(house, api);
  const model = await house.model();
  const encoder = await BareTextEncoder.open(model);
  const centres: number[][] = [];
  for (let kind = 0; kind < CENTRES; kind++) centres.push(await encoder.encode(promptAt(kind * 31)));
  const ids = Array.from({ length: count }, () => uuidv7());
  await insertRows(house, shop, model.id, ids);
  const random = gaussian(1);
  await new ChromaVectorIndex(house.services.chromaUrl).upsert(
    shop.collection,
    model.id,
    ids.map((id, at) => ({ id, vector: near(centres[at % CENTRES] as number[], random) })),
  );
  return shop;
}

async function insertRows(house: BenchHouse, shop: BenchShop, model: string, ids: string[]): Promise<void> {
  const prisma = new PrismaService(house.config());
  const { apiKeyId } = shop;
  try {
    await prisma.apiKey.update({ where: { id: apiKeyId }, data: { embeddingModel: model } });
    const categories = names.map((name) => ({ apiKeyId, id: uuidv7(), name, slug: name.toLowerCase() }));
    await prisma.category.createMany({ data: categories });
    const rows = ids.map((id, at) => ({
      apiKeyId,
      id,
      externalId: `item-${at}`,
      name: promptAt(at % CENTRES),
      description: 'A garment of the benchmark. '.repeat(4),
      categoryId: categories[at % categories.length]?.id,
      price: 10 + (at % 90),
      currency: 'EUR',
      url: `https://shop.example/items/${at}`,
      attributes: { colour: 'red', material: 'cotton' },
      photoKey: `${apiKeyId}/${id}/${randomBytes(9).toString('base64url')}-photo.jpg`,
      thumbnailKey: `${apiKeyId}/${id}/${randomBytes(9).toString('base64url')}-thumbnail.jpg`,
      photoSha256: randomBytes(32),
      photoType: 'image/jpeg',
      photoBytes: 60_000,
      width: 768,
      height: 1024,
      embeddingStatus: 'embedded' as const,
      embeddedAt: new Date(),
    }));
    for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
      await prisma.image.createMany({ data: rows.slice(start, start + ROWS_AT_ONCE) });
    }
    // What autovacuum does a minute later in a shop's real life.
    await prisma.$executeRaw`ANALYZE`;
  } finally {
    await prisma.$disconnect();
  }
}

function near(centre: readonly number[], random: () => number): Float32Array {
  const scale = SPREAD / Math.sqrt(centre.length);
  return Float32Array.from(unit(centre.map((value) => value + random() * scale)));
}

/** Normally distributed numbers, the same in every run: mulberry32 through Box–Muller. */
function gaussian(seed: number): () => number {
  let state = seed;
  const uniform = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}
