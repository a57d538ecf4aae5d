import type { GarmentType } from '../pipeline/try-on-pipeline.js';

const WORDS: Record<Exclude<GarmentType, 'auto'>, string> = {
  top: 'top tshirt tee shirt polo blouse tank tanktop sweater jumper pullover hoodie sweatshirt longsleeve vest upper',
  outer: 'outer outerwear jacket coat blazer cardigan parka bomber overcoat raincoat',
  bottom: 'bottom pants trousers jeans shorts skirt leggings chinos joggers lower',
  dress: 'dress gown jumpsuit romper overall onepiece',
};

const TYPES = new Map(
  Object.entries(WORDS).flatMap(([type, words]) =>
    words.split(' ').map((word) => [word, type as GarmentType] as const),
  ),
);

/** The kind of garment that a shop's word means; what is not known is left to the photo. */
export function garmentTypeOf(word: string | undefined): GarmentType {
  if (word === undefined) return 'auto';
  const words = word.toLowerCase().split(/[\s_/]+/);
  const whole = word.toLowerCase().replace(/[^a-z]/g, '');
  for (const candidate of [whole, whole.replace(/e?s$/, ''), ...words.reverse()]) {
    const type = TYPES.get(candidate) ?? TYPES.get(`${candidate}s`);
    if (type !== undefined) return type;
  }
  return 'auto';
}
