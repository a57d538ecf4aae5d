import { Injectable } from '@nestjs/common';
import type { RecommendationDto, RecommendFilters } from '#contracts';
import { Prisma, PrismaService } from '#platform';
import type { Tenant } from '#tenant';
import { slugOf } from './group-slug.js';
import { type ImageRow, SELECT_IMAGE_ROWS } from './image-row.js';
import { ImageUrls } from './image-urls.js';

/** A recommended item, all but its score. */
export type RecommendationItem = Omit<RecommendationDto, 'score'>;

/** Turns ids that the vector index found into items as they are at this moment. */
@Injectable()
export class ImageHydrator {
  constructor(
    private readonly prisma: PrismaService,
    private readonly urls: ImageUrls,
  ) {}

  /**
   * One query for all of them. What is deleted, another tenant's, or does not meet a filter is not in the answer.
   * Groups are compared as shops write them, case and spacing aside; an item without a price meets no price filter.
   */
  async hydrate(
    tenant: Tenant,
    imageIds: readonly string[],
    filters: RecommendFilters = {},
  ): Promise<Map<string, RecommendationItem>> {
    if (imageIds.length === 0) return new Map();
    const rows = await this.prisma.$queryRaw<ImageRow[]>`
      ${SELECT_IMAGE_ROWS}
      WHERE i.api_key_id = ${tenant.apiKeyId}::uuid AND i.id = ANY(${[...imageIds]}::uuid[])
      ${conditionsOf(filters)}`;
    return new Map(rows.map((row) => [row.id, this.itemOf(row)]));
  }

  private itemOf(row: ImageRow): RecommendationItem {
    return {
      image_id: row.id,
      external_id: row.externalId,
      name: row.name,
      category: row.category,
      style: row.style,
      age_group: row.ageGroup,
      price: row.price === null ? null : Number(row.price),
      currency: row.currency,
      url: row.url,
      in_stock: row.inStock,
      ...this.urls.of(row),
    };
  }
}

function conditionsOf(filters: RecommendFilters): Prisma.Sql {
  const conditions: Prisma.Sql[] = [];
  if (filters.category) conditions.push(Prisma.sql`c.slug = ANY(${filters.category.map(slugOf)}::text[])`);
  if (filters.style) conditions.push(Prisma.sql`s.slug = ANY(${filters.style.map(slugOf)}::text[])`);
  if (filters.age_group) conditions.push(Prisma.sql`a.slug = ANY(${filters.age_group.map(slugOf)}::text[])`);
  if (filters.price_min !== undefined) conditions.push(Prisma.sql`i.price >= ${filters.price_min}`);
  if (filters.price_max !== undefined) conditions.push(Prisma.sql`i.price <= ${filters.price_max}`);
  if (filters.in_stock !== undefined) conditions.push(Prisma.sql`i.in_stock = ${filters.in_stock}`);
  return conditions.length === 0 ? Prisma.empty : Prisma.sql`AND ${Prisma.join(conditions, ' AND ')}`;
}
