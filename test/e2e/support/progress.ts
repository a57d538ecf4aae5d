import { eventually } from './eventually.js';
import type { Shop } from './shop.js';
import type { Installation } from './installation.js';

/** How far the embedding of a shop's photos has come, asked of Postgres: quicker than over HTTP. */
export function progressOf(vitrine: Installation, shop: Shop) {
  const embedded = () =>
    vitrine.database.prisma.image.count({ where: { apiKeyId: shop.key.id, embeddingStatus: 'embedded' } });
  return {
    embedded,
    atLeast: (count: number) =>
      eventually(
        async () => {
          const done = await embedded();
          if (done < count) throw new Error(`${done} photos are embedded, ${count} are waited for.`);
        },
        { everyMs: 20 },
      ),
  };
}
