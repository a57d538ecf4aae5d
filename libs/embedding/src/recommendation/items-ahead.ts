import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { ImageHydrator, ItemFilter, RecommendationItem } from '#catalog';
import { afterGathered } from '#platform';
import type { Tenant } from '#tenant';

/** Of all directions together, about 60 bytes each. */
const MAX_IDS = 40_000;

/** The items of neighbours; those of the time before are being read. */
export type Ahead = {
  /**
   * The first `limit` of these that are items and meet the filter, in their order.
   * @throws DependencyUnavailableError('postgres')
   */
  itemsOf(ids: readonly string[], limit: number): Promise<RecommendationItem[]>;
};

/**
 * Reads items while the index is asked for their ids: for a direction that was asked for before it most likely gives the
 * same. One that it did not give then has all of them read again, so that an answer is right whatever was remembered.
 */
export class ItemsAhead {
  private readonly known = new LRUCache<string, readonly string[]>({
    maxSize: MAX_IDS,
    sizeCalculation: (ids) => 1 + ids.length,
  });

  constructor(private readonly hydrator: ImageHydrator) {}

  /** @param count how many neighbours are asked for */
  begin(tenant: Tenant, direction: Float32Array, count: number, filter: ItemFilter): Ahead {
    const key = keyOf(tenant.collection, direction, count);
    const known = this.known.get(key);
    const reading = known && this.read(tenant, known, filter);
    return {
      itemsOf: async (ids, limit) => {
        const isKnown = known !== undefined && ids.every((id) => known.includes(id));
        if (!isKnown) this.known.set(key, ids);
        if (!isKnown || reading === undefined) return this.hydrator.hydrate(tenant, ids, limit, filter);
        const items = await reading;
        return ids.flatMap((id) => items.get(id) ?? []).slice(0, limit);
      },
    };
  }

  private read(
    tenant: Tenant,
    ids: readonly string[],
    filter: ItemFilter,
  ): Promise<Map<string, RecommendationItem>> {
    const reading = afterGathered().then(async () => {
      const items = await this.hydrator.hydrate(tenant, ids, ids.length, filter);
      return new Map(items.map((item) => [item.image_id, item]));
    });
    // Whoever takes the items hears of an error; where the index fails, or gives others, nobody does.
    reading.catch(() => undefined);
    return reading;
  }
}

function keyOf(collection: string, { buffer, byteOffset, byteLength }: Float32Array, count: number): string {
  const digest = hash('sha256', new Uint8Array(buffer, byteOffset, byteLength), 'base64url');
  return JSON.stringify([collection, count, digest]);
}
