import { type FoundItem, type Vitrine, VitrineError } from '#sdk';

/** What the page of an item shows. */
export type ShopItem = Pick<FoundItem, 'image_id' | 'name' | 'category' | 'price' | 'currency' | 'photo_url'>;

/** The items that this visit has come by, and any other of the shop. */
export class Items {
  private readonly known = new Map<string, ShopItem>();

  constructor(private readonly vitrine: Vitrine) {}

  keep(item: ShopItem): void {
    this.known.set(item.image_id, item);
  }

  /** Undefined where there is no such item (any more). @throws VitrineError where nobody can say */
  async find(id: string): Promise<ShopItem | undefined> {
    const known = this.known.get(id);
    if (known !== undefined) return known;
    try {
      const item = await this.vitrine.images.item(id);
      this.keep(item);
      return item;
    } catch (error) {
      if (error instanceof VitrineError && (error.status === 400 || error.status === 404)) return undefined;
      throw error;
    }
  }
}
