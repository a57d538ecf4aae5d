import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { PrismaService, statement } from '#platform';
import type { Tenant } from '#tenant';

/** What an event says of an item, in views. */
const WEIGHTS = { views: 1, clicks: 5, addToCarts: 20, purchases: 50 };
/** An event counts half after so many days, and not at all after `FORGOTTEN_DAYS`. */
const HALF_LIFE_DAYS = 7;
const FORGOTTEN_DAYS = 60;
const MAX_ITEMS = 300;
const FRESH_FOR_MS = 30_000;

const POPULAR = statement(
  'popular-items',
  `
    SELECT image_id AS id FROM item_activity
    WHERE api_key_id = $1::uuid AND day > current_date - ${FORGOTTEN_DAYS}
    GROUP BY image_id
    ORDER BY sum((views * ${WEIGHTS.views} + clicks * ${WEIGHTS.clicks} + add_to_carts * ${WEIGHTS.addToCarts}
      + purchases * ${WEIGHTS.purchases}) * 0.5 ^ ((current_date - day) / ${HALF_LIFE_DAYS}.0)) DESC, image_id
    LIMIT ${MAX_ITEMS}`,
);

/** What a shop's visitors viewed, clicked and bought lately, by weight and age of the events. */
@Injectable()
export class PopularItems {
  private readonly known = new LRUCache<string, Promise<string[]>>({ max: 2_000, ttl: FRESH_FOR_MS });

  constructor(private readonly prisma: PrismaService) {}

  /** Ids of items, the most popular first; up to half a minute old. */
  async idsOf(tenant: Tenant): Promise<string[]> {
    const known = this.known.get(tenant.apiKeyId);
    if (known !== undefined) return known;
    const asked = this.prisma
      .prepared<{ id: string }>(POPULAR, [tenant.apiKeyId])
      .then((rows) => rows.map(({ id }) => id));
    this.known.set(tenant.apiKeyId, asked);
    try {
      return await asked;
    } catch (error) {
      this.known.delete(tenant.apiKeyId);
      throw error;
    }
  }
}
