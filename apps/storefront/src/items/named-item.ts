import type { FoundItem, PageVitrine } from '#sdk';

/** An item as a page names it: by its id, or by the shop's own. */
export interface NamedItem {
  imageId: string | null;
  externalId: string | null;
}

export function namesItem({ imageId, externalId }: NamedItem): boolean {
  return Boolean(imageId) || Boolean(externalId);
}

/** @throws VitrineError: NOT_FOUND where there is no such item (any more) */
export function findItem(
  vitrine: PageVitrine,
  { imageId, externalId }: NamedItem,
  signal?: AbortSignal,
): Promise<FoundItem> {
  const { images } = vitrine;
  return imageId ? images.item(imageId, { signal }) : images.find(externalId ?? '', { signal });
}

/** @throws VitrineError: NOT_FOUND where there is no item of that name (any more) */
export async function itemIdOf(
  vitrine: PageVitrine,
  named: NamedItem,
  signal?: AbortSignal,
): Promise<string> {
  return named.imageId ? named.imageId : (await findItem(vitrine, named, signal)).image_id;
}
