import { Injectable } from '@nestjs/common';
import type { ImportRow } from '#contracts';
import { Prisma } from '#platform';
import type { Tenant } from '#tenant';
import type { ImageRow } from '../image-row.js';
import { ImageRepository } from '../image.repository.js';
import { ImageUrls } from '../image-urls.js';

const PAGE = 500;

/** A whole catalogue as rows that an import takes, newest first; a page of it in memory. */
@Injectable()
export class ImageExport {
  constructor(
    private readonly repository: ImageRepository,
    private readonly urls: ImageUrls,
  ) {}

  async *rows(tenant: Tenant): AsyncGenerator<ImportRow> {
    for (let after: string | undefined; ;) {
      const page = await this.repository.page(tenant.apiKeyId, Prisma.empty, after, PAGE);
      for (const row of page) yield this.rowOf(row);
      if (page.length < PAGE) return;
      after = page.at(-1)?.id;
    }
  }

  /** An item without an external id gets its own id for one, so that a second import of it is no second item. */
  private rowOf(row: ImageRow): ImportRow {
    const fields = {
      external_id: row.externalId ?? row.id,
      name: row.name,
      description: row.description ?? undefined,
      category: row.category ?? undefined,
      style: row.style ?? undefined,
      age_group: row.ageGroup ?? undefined,
      price: row.price === null ? undefined : Number(row.price),
      currency: row.currency ?? undefined,
      url: row.url ?? undefined,
      in_stock: row.inStock,
      variant_group: row.variantGroup ?? undefined,
      attributes: row.attributes,
    };
    return { ...fields, photo_url: this.urls.of(row).photo_url };
  }
}
