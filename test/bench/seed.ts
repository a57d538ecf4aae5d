import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import pLimit from 'p-limit';
import { ChromaVectorIndex, CopiedVectorIndex, StoredVectors, type VectorIndex } from '#embedding/encoder';
import { PrismaService } from '#platform';
import { Vitrine } from '#sdk';
import { BareTextEncoder, unit } from './bare.js';
import type { BenchHouse, Running } from './processes.js';
import { promptAt } from './prompts.js';

export type BenchShop = { apiKeyId: string; collection: string; token: string };
/** An item as it was written, for a script that knows what should be found. */
export type SeededItem = {
  id: string;
  generation: number;
  vector: Float32Array;
  category: string;
  price: number;
  material: string;
  /** One of 200 numbers. */
  lot: number;
  /** One of ten numbers, the same for items that are alike. */
  shelf: number;
  /** What the shop says of it; unless given, a prompt as its name. */
  text?: { name: string; externalId: string; attributes: Record<string, string> };
};
export type SeededShop = BenchShop & { items: SeededItem[] };

const CENTRES = 150;
/** Length of the noise on a centre's unit vector: two photos of one kind then have a cosine of about 0.75. */
const SPREAD = 0.6;
/** Centres whose items are on one shelf. */
const CENTRES_A_SHELF = 15;
const ROWS_AT_ONCE = 500;
const VECTORS_AT_ONCE = 900;
const materials = [
  'cotton',
  'linen',
  'wool',
  'silk',
  'denim',
  'fleece',
  'leather',
  'corduroy',
  'jersey',
  'felt',
];
const LOTS = 200;
const SHOPS_AT_ONCE = 4;
const names = ['Dresses', 'T-Shirts', 'Trousers', 'Shoes', 'Outerwear', 'Skirts', 'Shirts', 'Hats'];

/** A new shop with a key and nothing in it, made over the admin routes. */
export async function newShop(house: BenchHouse, api: Running): Promise<BenchShop> {
  const { admin } = new Vitrine({ url: api.url, adminKey: house.adminKey });
  const shop = await admin.shops.create({ name: 'Benchmark' });
  const key = await admin.keys.create(shop.id, { name: 'Benchmark' });
  return { apiKeyId: key.id, collection: key.collection, token: key.secret_token };
}

/**
 * A shop with `count` embedded images, written straight into Postgres and Chroma. Vectors lie in clusters around
 * the model's own vectors of garments, so that a prompt has near neighbours as it has in a real catalogue.
 */
export async function seededShop(house: BenchHouse, api: Running, count: number): Promise<SeededShop> {
  const [shop] = await seededShops(house, api, 1, count);
  return shop as SeededShop;
}

/** A shop with items whose texts are given, each with a vector near the one of a prompt that its photo would fit. */
export async function shopOfTexts(
  house: BenchHouse,
  api: Running,
  texts: readonly { photo: string; text: NonNullable<SeededItem['text']> }[],
): Promise<SeededShop> {
  const encoder = await BareTextEncoder.open(await house.model());
  const centres = new Map<string, number[]>();
  for (const { photo } of texts) {
    if (!centres.has(photo)) centres.set(photo, await encoder.encode(photo));
  }
  const random = gaussian(1);
  const [shop] = await seedShops(house, api, 1, () =>
    texts.map(({ photo, text }, at) => {
      const item = itemAt(at, [centres.get(photo) ?? []], random, 0);
      return { ...item, text };
    }),
  );
  return shop as SeededShop;
}

/** Many shops of `images` each. */
export async function seededShops(
  house: BenchHouse,
  api: Running,
  count: number,
  images: number,
): Promise<SeededShop[]> {
  const model = await house.model();
  const encoder = await BareTextEncoder.open(model);
  const centres: number[][] = [];
  for (let kind = 0; kind < CENTRES; kind++) centres.push(await encoder.encode(promptAt(kind * 31)));
  const random = gaussian(1);
  return seedShops(house, api, count, () =>
    Array.from({ length: images }, (_, at) => itemAt(at, centres, random)),
  );
}

async function seedShops(
  house: BenchHouse,
  api: Running,
  count: number,
  itemsOfShop: () => SeededItem[],
): Promise<SeededShop[]> {
  const model = await house.model();
  const prisma = new PrismaService(house.config());
  const chroma = new ChromaVectorIndex(house.services.chromaUrl);
  const index = new CopiedVectorIndex(chroma, new StoredVectors(prisma));
  const limit = pLimit(SHOPS_AT_ONCE);
  try {
    const shops = await Promise.all(
      Array.from({ length: count }, () =>
        limit(async () => {
          const shop = await newShop(house, api);
          const items = itemsOfShop();
          // Postgres and Chroma are two processes: neither waits for the other.
          await Promise.all([
            insertRows(prisma, shop, model.id, items),
            insertVectors(index, shop, model.id, items),
          ]);
          return { ...shop, items };
        }),
      ),
    );
    // What autovacuum does a minute later in a shop's real life.
    await prisma.$executeRaw`ANALYZE`;
    return shops;
  } finally {
    await prisma.$disconnect();
  }
}

function itemAt(
  at: number,
  centres: readonly number[][],
  random: () => number,
  centre = at % CENTRES,
): SeededItem {
  // Shuffled, so that no filter follows the clusters.
  const mixed = Math.imul(at + 1, 2_654_435_761) >>> 0;
  return {
    id: uuidv7(),
    generation: 1,
    vector: near(centres[centre] ?? [], random),
    category: names[(mixed >>> 5) % names.length] ?? '',
    price: 10 + ((mixed >>> 8) % 90),
    material: materials[(mixed >>> 11) % materials.length] ?? '',
    lot: (mixed >>> 17) % LOTS,
    shelf: Math.floor((at % CENTRES) / CENTRES_A_SHELF),
  };
}

async function insertRows(
  prisma: PrismaService,
  { apiKeyId }: BenchShop,
  model: string,
  items: readonly SeededItem[],
): Promise<void> {
  await prisma.apiKey.update({ where: { id: apiKeyId }, data: { embeddingModel: model } });
  const categories = names.map((name) => ({ apiKeyId, id: uuidv7(), name, slug: name.toLowerCase() }));
  await prisma.category.createMany({ data: categories });
  const rows = items.map(({ id, category, price, material, lot, shelf, text }, at) => ({
    apiKeyId,
    id,
    externalId: text?.externalId ?? `item-${at}`,
    name: text?.name ?? promptAt(at % CENTRES),
    description: 'A garment of the benchmark. '.repeat(4),
    categoryId: categories.find(({ name }) => name === category)?.id,
    price,
    currency: 'EUR',
    url: `https://shop.example/items/${at}`,
    attributes: text?.attributes ?? { colour: 'red', material, lot, shelf },
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
}

async function insertVectors(
  index: VectorIndex,
  { collection }: BenchShop,
  model: string,
  items: readonly SeededItem[],
): Promise<void> {
  for (let start = 0; start < items.length; start += VECTORS_AT_ONCE) {
    await index.upsert(collection, model, items.slice(start, start + VECTORS_AT_ONCE));
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
