import { Injectable } from '@nestjs/common';
import { PrismaService, statement } from '#platform';
import type { Tenant } from '#tenant';
import { MAY_HAVE_VECTOR } from './image-row.js';

/** An item of another category, and whether it shares the style (1), might (0.5: one of the two says none). */
export type LookCandidate = { id: string; categoryId: string; style: number };

/** Categories that a look is chosen from, and items of each. */
const CATEGORIES = 24;
const ITEMS = 60;

/**
 * In stock, of another category, not for another age group and not of another style. Those of the very style first,
 * then the newest.
 */
const FIND = statement(
  'look-candidates',
  `
    WITH base AS (
      SELECT category_id, style_id, age_group_id, variant_group FROM images
      WHERE api_key_id = $1::uuid AND id = $2::uuid
    ), others AS (
      SELECT id FROM categories, base WHERE api_key_id = $1::uuid AND id IS DISTINCT FROM base.category_id
      ORDER BY id LIMIT ${CATEGORIES}
    )
    SELECT found.id, others.id AS "categoryId", found.style
    FROM base, others CROSS JOIN LATERAL (
      SELECT i.id, CASE WHEN i.style_id = base.style_id THEN 1.0 ELSE 0.5 END::float8 AS style
      FROM images i
      WHERE i.api_key_id = $1::uuid AND i.category_id = others.id AND i.in_stock
        AND ${MAY_HAVE_VECTOR}
        AND (i.style_id = base.style_id OR i.style_id IS NULL OR base.style_id IS NULL)
        AND (i.age_group_id = base.age_group_id OR i.age_group_id IS NULL OR base.age_group_id IS NULL)
      ORDER BY (i.style_id = base.style_id) IS TRUE DESC, i.id DESC LIMIT ${ITEMS}) found`,
);

/** What could be worn with an item, as the shop sorts its items. */
@Injectable()
export class LookCandidates {
  constructor(private readonly prisma: PrismaService) {}

  /** @throws DependencyUnavailableError('postgres') */
  of(tenant: Tenant, imageId: string): Promise<LookCandidate[]> {
    return this.prisma.prepared<LookCandidate>(FIND, [tenant.apiKeyId, imageId]);
  }
}
