/** What the demo writes beside the page: whose shop it is. */
export interface ShopSettings {
  name: string;
  /** Publishable. */
  key: string;
  prompts: string[];
}

/** @throws Error while the demo has not written them yet */
export async function readSettings(): Promise<ShopSettings> {
  const answer = await fetch('/shop/settings.json', { cache: 'no-store' });
  if (!answer.ok) throw new Error(`The settings of the shop: ${answer.status}`);
  return (await answer.json()) as ShopSettings;
}
