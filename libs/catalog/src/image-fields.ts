import type { CreateImage, UpdateImage } from '#contracts';
import type { GroupIds, GroupNames } from './groups.js';

/** The text fields of an item as columns, its groups still names. What is undefined is left as it is. */
export type ImageFields = {
  columns: {
    externalId?: string | null;
    name?: string;
    description?: string | null;
    price?: number | null;
    currency?: string | null;
    url?: string | null;
    inStock?: boolean;
    variantGroup?: string | null;
    attributes?: object;
  };
  groups: GroupNames;
};

/** `PATCH`: what was not sent stays. */
export function changedFields(fields: UpdateImage): ImageFields {
  const { category, style, age_group, external_id, in_stock, variant_group, ...same } = fields;
  return {
    columns: { ...same, externalId: external_id, inStock: in_stock, variantGroup: variant_group },
    groups: { category, style, age_group },
  };
}

/** `POST` and `PUT`: the whole item; what was not sent is emptied. The external id of an item stays. */
export function wholeItem(fields: CreateImage): ImageFields & { columns: { name: string } } {
  return {
    columns: {
      externalId: fields.external_id,
      name: fields.name,
      description: fields.description ?? null,
      price: fields.price ?? null,
      currency: fields.currency ?? null,
      url: fields.url ?? null,
      inStock: fields.in_stock ?? true,
      variantGroup: fields.variant_group ?? null,
      attributes: fields.attributes ?? {},
    },
    groups: {
      category: fields.category ?? null,
      style: fields.style ?? null,
      age_group: fields.age_group ?? null,
    },
  };
}

export function groupColumns(ids: GroupIds) {
  return { categoryId: ids.category, styleId: ids.style, ageGroupId: ids.age_group };
}
