import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { ApiKey, PrismaClient, Shop } from '#platform';
import { type Tenant, UNLIMITED } from '#tenant';

/** A row of `shops`. */
export function createShop(prisma: PrismaClient, given: { name?: string } = {}): Promise<Shop> {
  return prisma.shop.create({ data: { id: uuidv7(), name: given.name ?? 'Shop of a test' } });
}

/** A row of `api_keys`, with a shop of its own unless one is given. */
export async function createApiKey(
  prisma: PrismaClient,
  given: { shopId?: string; name?: string; embeddingModel?: string } = {},
): Promise<ApiKey> {
  const shopId = given.shopId ?? (await createShop(prisma)).id;
  const id = uuidv7();
  return prisma.apiKey.create({
    data: {
      id,
      shopId,
      name: given.name ?? 'Catalogue of a test',
      collection: `test-${id}`,
      embeddingModel: given.embeddingModel ?? null,
    },
  });
}

/**
 * A tenant as authentication would make it, with its rows. The token's hash is random: nobody can call the API
 * with it; a test over HTTP issues a key instead.
 */
export async function createTenant(prisma: PrismaClient, given: Partial<Tenant> = {}): Promise<Tenant> {
  const key = await createApiKey(prisma, { shopId: given.shopId });
  const tokenKind = given.tokenKind ?? 'secret';
  const token = await prisma.token.create({
    data: {
      id: uuidv7(),
      apiKeyId: key.id,
      kind: tokenKind,
      hash: randomBytes(32),
      hint: tokenKind === 'secret' ? 'vt_sk_test' : 'vt_pk_test',
    },
  });
  return {
    shopId: key.shopId,
    apiKeyId: key.id,
    collection: key.collection,
    embeddingModel: key.embeddingModel,
    tokenId: token.id,
    tokenKind,
    allowedOrigins: [],
    quotas: UNLIMITED,
    hostedRenderer: false,
    consentRequired: false,
    ...given,
  };
}
