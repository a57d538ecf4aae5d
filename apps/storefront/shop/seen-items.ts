/** What the page of an item shows. */
export interface ShopItem {
  image_id: string;
  name: string;
  category: string | null;
  price: number | null;
  currency: string | null;
  photo_url: string;
}

const prefix = 'item:';

/** For this visit, so that an item's page can be loaded again. */
export function keepItem(item: ShopItem): void {
  sessionStorage.setItem(prefix + item.image_id, JSON.stringify(item));
}

export function itemOf(id: string): ShopItem | undefined {
  const kept = sessionStorage.getItem(prefix + id);
  return kept === null ? undefined : (JSON.parse(kept) as ShopItem);
}
