import { Injectable } from '@nestjs/common';
import type { RecommendationDto } from '#contracts';
import { KeyedBatcher, PrismaService } from '#platform';
import type { Tenant } from '#tenant';
import { GROUP_JOINS, MAY_HAVE_VECTOR } from './image-row.js';
import { ImageUrls } from './image-urls.js';
import { conditionsOf, isUnfiltered, type ItemFilter, statementOf } from './item-filter.js';

/** A recommended item, all but its score. */
export type RecommendationItem = Omit<RecommendationDto, 'score'>;

type Row = Omit<RecommendationItem, 'price' | 'photo_url' | 'preview_url' | 'thumbnail_url'> & {
  price: string | null;
  photo_key: string;
};

/** Prompts without a filter that meet share one query: most of its cost is the round trip. */
const GATHERED = { maxBatch: 16, maxWaitMs: 0, maxConcurrent: 2 };

/** Turns ids that the vector index found into items as they are at this moment, and finds what a filter leaves. */
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
   * query. What is deleted, out of stock (unless the filter asks for it) or another tenant's is not in the answer.
   * Groups are compared as shops write them, case and spacing aside.
   * @throws DependencyUnavailableError('postgres')
   */
  async hydrate(
    tenant: Tenant,
    imageIds: readonly string[],
    limit: number,
    filter: ItemFilter = {},
  ): Promise<RecommendationItem[]> {
    if (imageIds.length === 0) return [];
    const found = isUnfiltered(filter)
      ? await this.unfiltered.add(tenant.apiKeyId, imageIds)
      : await this.find(tenant.apiKeyId, imageIds, filter);
    return imageIds
      .flatMap((id) => found.get(id) ?? [])
      .slice(0, limit)
      .map((row) => this.itemOf(tenant, row));
  }

  /**
   * Ids of the tenant's items that meet the filters and may have a vector, in their own order, `limit` at a time from
   * `after` on.
   * @throws DependencyUnavailableError('postgres')
   */
  async matching(tenant: Tenant, filter: ItemFilter, limit: number, after?: string): Promise<string[]> {
    const { text, values } = conditionsOf(filter, 4);
    const statement = statementOf(
      `SELECT string_agg(id::text, ',' ORDER BY id) AS ids FROM (
        SELECT i.id FROM images i
        WHERE i.api_key_id = $1::uuid AND i.id > $3::uuid ${text}
          AND ${MAY_HAVE_VECTOR}
        ORDER BY i.id LIMIT $2) found`,
      filter,
    );
    const [row] = await this.prisma.prepared<{ ids: string | null }>(statement, [
      tenant.apiKeyId,
      limit,
      after ?? '00000000-0000-0000-0000-000000000000',
      ...values,
    ]);
    return row?.ids?.split(',') ?? [];
  }

  private async find(
    apiKeyId: string,
    imageIds: readonly string[],
    filter: ItemFilter,
  ): Promise<Map<string, Row>> {
    const { text, values } = conditionsOf(filter, 3);
    const statement = statementOf(
      `SELECT i.id AS image_id, i.external_id, i.name, c.name AS category, s.name AS style, a.name AS age_group,
        i.price, i.currency, i.url, i.in_stock, i.variant_group, i.photo_key
      FROM images i
      ${GROUP_JOINS}
      WHERE i.api_key_id = $1::uuid AND i.id = ANY ($2::uuid[]) ${text}`,
      filter,
    );
    const rows = await this.prisma.prepared<Row>(statement, [apiKeyId, imageIds, ...values]);
    return new Map(rows.map((row) => [row.image_id, row]));
  }

  /** Written out: to copy what is left of a row costs more than to read it. */
  private itemOf(tenant: Tenant, row: Row): RecommendationItem {
    const { photo_url, preview_url, thumbnail_url } = this.urls.of({
      apiKeyId: tenant.apiKeyId,
      id: row.image_id,
      photoKey: row.photo_key,
    });
    return {
      image_id: row.image_id,
      external_id: row.external_id,
      name: row.name,
      category: row.category,
      style: row.style,
      age_group: row.age_group,
      price: row.price === null ? null : Number(row.price),
      currency: row.currency,
      url: row.url,
      in_stock: row.in_stock,
      variant_group: row.variant_group,
      photo_url,
      preview_url,
      thumbnail_url,
    };
  }
}
