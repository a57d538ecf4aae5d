/** A price as people write it; empty where there is none. */
export function price({ price, currency }: { price: number | null; currency: string | null }): string {
  if (price === null) return '';
  if (currency === null) return String(price);
  return new Intl.NumberFormat(undefined, { style: 'currency', currency }).format(price);
}
