import { readPrompt } from '../../prompts/prompt-reader.js';

/**
 * Classes of the words of prompts, by the parser's class that they are of on a person. A waistcoat is cut out as what lies over a
 * shirt; what is carried or worn beside clothes is too small to cut out.
 */
const CLASSES_OF = {
  upper: 't-shirt longsleeve tank_top undershirt shirt blouse polo sweater sweatshirt hoodie',
  lower: 'trousers jeans joggers leggings tights shorts skirt',
  dress: 'dress jumpsuit dungarees bodysuit',
  outer: 'cardigan jacket coat raincoat blazer suit waistcoat',
  shoes: 'shoes loafers sneakers boots sandals heels slippers',
  beside:
    'hat cap beanie sun_hat bag backpack scarf gloves belt tie sunglasses watch jewellery umbrella hairclip headband scrunchie wallet',
} as const;

export type ItemPart = keyof typeof CLASSES_OF;
export type FramedPart = Exclude<ItemPart, 'beside'>;

const PART_OF = new Map<string, ItemPart>(
  Object.entries(CLASSES_OF).flatMap(([part, classes]) =>
    classes.split(' ').map((name) => [name.replaceAll('_', ' '), part as ItemPart] as const),
  ),
);

/**
 * Where on a person an item is, as a shop calls it in any language that prompts are read in: by the first of the texts that
 * names something to wear. Undefined where none does, or where what it names is on no part alone (swimwear).
 */
export function itemPart(texts: readonly string[]): ItemPart | undefined {
  for (const text of texts) {
    const [first] = readPrompt(text, () => undefined).understood.classes;
    if (first !== undefined) return PART_OF.get(first.name);
  }
  return undefined;
}
