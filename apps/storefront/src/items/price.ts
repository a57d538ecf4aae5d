import { currentLanguage } from '../texts/texts.js';

/** As the language writes it: `59,90 €`. */
export function priceText(price: number | null, currency: string | null): string {
  if (price === null) return '';
  const options: Intl.NumberFormatOptions = currency === null ? {} : { style: 'currency', currency };
  return new Intl.NumberFormat(currentLanguage(), options).format(price);
}
