import type { ImageDto } from '#contracts';
import type { ImageRow } from './image-row.js';
import type { ImageUrls } from './image-urls.js';
import { noGarmentBy } from './no-garment.js';

/** An item as the API shows it. */
export function imageDto(row: ImageRow, urls: ImageUrls): ImageDto {
  return {
    id: row.id,
    external_id: row.externalId,
    name: row.name,
    description: row.description,
    category: row.category,
    style: row.style,
    age_group: row.ageGroup,
    price: row.price === null ? null : Number(row.price),
    currency: row.currency,
    url: row.url,
    in_stock: row.inStock,
    variant_group: row.variantGroup,
    attributes: row.attributes,
    ...urls.of(row),
    width: row.width,
    height: row.height,
    embedding_status: row.embeddingStatus,
    embedding_error: row.embeddingError,
    embedded_at: row.embeddedAt?.toISOString() ?? null,
    try_on: tryOnOf(row),
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  };
}

function tryOnOf({ category, name, showsGarment, garmentRefusal }: ImageRow): ImageDto['try_on'] {
  const reason = noGarmentBy(category, name);
  if (reason !== undefined) return { possible: false, reason };
  if (showsGarment === null) return null;
  if (showsGarment) return { possible: true, reason: null };
  return { possible: false, reason: garmentRefusal ?? 'No garment was found in the photo.' };
}
