import { Injectable } from '@nestjs/common';
import type { RecommendationDto, RecommendFilters } from '#contracts';
import { KeyedBatcher, PrismaService } from '#platform';
import type { Tenant } from '#tenant';
import { slugOf } from './group-slug.js';
import { ImageUrls } from './image-urls.js';

/** A recommended item, all but its score. */
export type RecommendationItem = Omit<RecommendationDto, 'score'>;

type Row = Omit<RecommendationItem, 'price' | 'photo_url' | 'thumbnail_url'> & {
  price: string | null;
  photo_key: string;
};

/** An item without a price meets no price filter. A filter that is null is not asked for. */
const HYDRATE = {
  name: 'vitrine-hydrate-2',
  text: `
    SELECT i.id AS image_id, i.external_id, i.name, c.name AS category, s.name AS style, a.name AS age_group,
      i.price, i.currency, i.url, i.in_stock, i.photo_key
    FROM images i
    LEFT JOIN categories c ON c.api_key_id = i.api_key_id AND c.id = i.category_id
    LEFT JOIN styles s ON s.api_key_id = i.api_key_id AND s.id = i.style_id
    LEFT JOIN age_groups a ON a.api_key_id = i.api_key_id AND a.id = i.age_group_id
    WHERE i.api_key_id = $1::uuid AND i.id = ANY($2::uuid[])
      AND ($3::text[] IS NULL OR c.slug = ANY($3))
      AND ($4::text[] IS NULL OR s.slug = ANY($4))
      AND ($5::text[] IS NULL OR a.slug = ANY($5))
      AND ($6::numeric IS NULL OR i.price >= $6)
      AND ($7::numeric IS NULL OR i.price <= $7)
      AND i.in_stock = $8::boolean`,
};

/** Prompts without a filter that meet share one query: most of its cost is the round trip. */
const GATHERED = { maxBatch: 16, maxWaitMs: 0, maxConcurrent: 2 };

/** Turns ids that the vector index found into items as they are at this moment. */
@Injectable()
export class ImageHydrator {
  /** Lists of ids of one API key; each is answered with the rows of all. */
  private readonly unfiltered = new KeyedBatcher<readonly string[], Map<string, Row>>(
    async (apiKeyId, lists) => {
      const rows = await this.find(apiKeyId, [...new Set(lists.flat())], {});
      return lists.map(() => rows);
    },
    GATHERED,
  );

  constructor(
    private readonly prisma: PrismaService,
    private readonly urls: ImageUrls,
  ) {}

  /**
   * The first `limit` of the ids that are items of the tenant and meet the filters, in the order of the ids, by one
   * query. What is deleted, out of stock (unless the filter asks for it) or another tenant's is not in the answer. Groups are compared as shops write them, case
   * and spacing aside.
   * @throws DependencyUnavailableError('postgres')
   */
  async hydrate(
    tenant: Tenant,
    imageIds: readonly string[],
    limit: number,
    filters: RecommendFilters = {},
  ): Promise<RecommendationItem[]> {
    if (imageIds.length === 0) return [];
    const found =
      Object.keys(filters).length === 0
        ? await this.unfiltered.add(tenant.apiKeyId, imageIds)
        : await this.find(tenant.apiKeyId, imageIds, filters);
    return imageIds
      .flatMap((id) => found.get(id) ?? [])
      .slice(0, limit)
      .map((row) => this.itemOf(tenant, row));
  }

  private async find(
    apiKeyId: string,
    imageIds: readonly string[],
    filters: RecommendFilters,
  ): Promise<Map<string, Row>> {
    const rows = await this.prisma.prepared<Row>(HYDRATE, [
      apiKeyId,
      imageIds,
      filters.category?.map(slugOf),
      filters.style?.map(slugOf),
      filters.age_group?.map(slugOf),
      filters.price_min,
      filters.price_max,
      filters.in_stock ?? true,
    ]);
    return new Map(rows.map((row) => [row.image_id, row]));
  }

  private itemOf(tenant: Tenant, { photo_key: photoKey, price, ...item }: Row): RecommendationItem {
    return {
      ...item,
      price: price === null ? null : Number(price),
      ...this.urls.of({ apiKeyId: tenant.apiKeyId, id: item.image_id, photoKey }),
    };
  }
}
