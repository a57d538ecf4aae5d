import { randomBytes } from 'node:crypto';
import { ChromaClient } from 'chromadb';
import { Redis } from 'ioredis';
import type { PrismaClient } from '#platform';

/** What keeps the keys of one installation apart from those of others on the same Redis. */
export function newRedisPrefix(): string {
  return `vitrine-test-${randomBytes(6).toString('hex')}`;
}

/** Removes the keys of one installation and nothing else: the Redis may be someone's own. */
export async function clearRedis(redisUrl: string, prefix: string): Promise<void> {
  const redis = new Redis(redisUrl, { maxRetriesPerRequest: 1 });
  redis.on('error', () => undefined);
  try {
    for await (const keys of redis.scanStream({ match: `*${prefix}-*`, count: 500 }) as AsyncIterable<
      string[]
    >) {
      if (keys.length > 0) await redis.unlink(keys);
    }
  } finally {
    redis.disconnect();
  }
}

/** Removes the collections of an installation's keys. */
export async function clearCollections(chromaUrl: string, prisma: PrismaClient): Promise<void> {
  const chroma = chromaAt(chromaUrl);
  const keys = await prisma.apiKey.findMany({
    where: { embeddingModel: { not: null } },
    select: { collection: true },
  });
  for (const { collection } of keys) {
    await chroma.deleteCollection({ name: collection }).catch((error: unknown) => {
      if (!(error instanceof Error) || error.name !== 'ChromaNotFoundError') throw error;
    });
  }
}

export function chromaAt(url: string): ChromaClient {
  const { hostname, port, protocol } = new URL(url);
  const ssl = protocol === 'https:';
  return new ChromaClient({ host: hostname, port: Number(port || (ssl ? 443 : 80)), ssl });
}
