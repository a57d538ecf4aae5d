import { ChromaClient } from 'chromadb';
import { Redis } from 'ioredis';
import type { PrismaClient } from '#platform';

/** Removes the queue's keys and nothing else: the Redis may be someone's own. */
export async function clearQueue(redisUrl: string): Promise<void> {
  const redis = new Redis(redisUrl, { maxRetriesPerRequest: 1 });
  redis.on('error', () => undefined);
  try {
    for await (const keys of redis.scanStream({ match: '{vitrine-*', count: 500 }) as AsyncIterable<
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
