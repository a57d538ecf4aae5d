import type { Vitrine } from '#sdk';

/** An item as a page names it: by its id, or by the shop's own. */
export interface NamedItem {
  imageId: string | null;
  externalId: string | null;
}

export function namesItem({ imageId, externalId }: NamedItem): boolean {
  return Boolean(imageId) || Boolean(externalId);
}

/** @throws VitrineError: NOT_FOUND where there is no such item (any more) */
export async function itemIdOf(
  vitrine: Vitrine,
  { imageId, externalId }: NamedItem,
  signal?: AbortSignal,
): Promise<string> {
  if (imageId) return imageId;
  return (await vitrine.images.find(externalId ?? '', { signal })).image_id;
}
