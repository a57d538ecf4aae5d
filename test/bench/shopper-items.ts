import { CLASSES } from '../../apps/catalogue/src/classes.js';
import { itemOf } from '../../apps/catalogue/src/describe.js';
import type { SampleItem } from '../../apps/catalogue/src/item.js';
import { seeded } from './titles-catalogue.js';

/** What an item is, whatever its shop says of it. */
export type Truth = {
  kind: string;
  colour: string;
  pattern: string;
  audience: 'women' | 'men' | 'kids';
  material: string;
  cut: string;
  sleeve: string;
  brand: string;
};

/** A drawn garment, and what its shop says of it. */
export type ShopperItem = {
  truth: Truth;
  drawing: SampleItem;
  text: {
    name: string;
    externalId: string;
    description: string;
    category: string;
    attributes: Record<string, string>;
  };
};

type Said = { en: readonly string[]; de: string; code: string };

/** How shops call colours: the first word, other words, German, the code on a label. */
const COLOURS: Readonly<Record<string, Said>> = {
  black: { en: ['black', 'jet black', 'ebony'], de: 'schwarz', code: 'BLK' },
  white: { en: ['white', 'off-white', 'optical white'], de: 'weiß', code: 'WHT' },
  grey: { en: ['grey', 'gray', 'slate'], de: 'grau', code: 'GRY' },
  beige: { en: ['beige', 'sand', 'ecru'], de: 'beige', code: 'BGE' },
  brown: { en: ['brown', 'chocolate', 'cognac'], de: 'braun', code: 'BRN' },
  red: { en: ['red', 'crimson', 'scarlet'], de: 'rot', code: 'RD' },
  pink: { en: ['pink', 'rose', 'blush'], de: 'rosa', code: 'PNK' },
  yellow: { en: ['yellow', 'lemon', 'canary'], de: 'gelb', code: 'YLW' },
  green: { en: ['green', 'emerald', 'bottle green'], de: 'grün', code: 'GRN' },
  olive: { en: ['olive', 'khaki'], de: 'oliv', code: 'OLV' },
  blue: { en: ['blue', 'cobalt', 'royal blue'], de: 'blau', code: 'BLU' },
  'light blue': { en: ['light blue', 'sky blue'], de: 'hellblau', code: 'LBL' },
  navy: { en: ['navy', 'navy blue', 'midnight blue'], de: 'dunkelblau', code: 'NVY' },
  burgundy: { en: ['burgundy', 'maroon', 'bordeaux'], de: 'weinrot', code: 'BRG' },
};

/** The same of kinds, and where they hang in a shop that is English, and in one that is German. */
const KINDS: Readonly<
  Record<string, { en: readonly string[]; de: string; shelf: readonly [en: string, de: string] }>
> = {
  dress: { en: ['dress', 'frock'], de: 'Kleid', shelf: ['Dresses', 'Kleider'] },
  skirt: { en: ['skirt'], de: 'Rock', shelf: ['Skirts', 'Röcke'] },
  shirt: { en: ['shirt', 'button-down shirt'], de: 'Hemd', shelf: ['Shirts', 'Hemden'] },
  't-shirt': { en: ['t-shirt', 'tee'], de: 'T-Shirt', shelf: ['T-Shirts', 'T-Shirts'] },
  sweater: { en: ['sweater', 'jumper', 'pullover'], de: 'Pullover', shelf: ['Knitwear', 'Strick'] },
  hoodie: {
    en: ['hoodie', 'hooded sweatshirt'],
    de: 'Kapuzenpullover',
    shelf: ['Hoodies', 'Sweat'],
  },
  trousers: { en: ['trousers', 'pants'], de: 'Hose', shelf: ['Trousers', 'Hosen'] },
  jeans: { en: ['jeans'], de: 'Jeans', shelf: ['Jeans', 'Jeans'] },
  shorts: { en: ['shorts'], de: 'Shorts', shelf: ['Shorts', 'Shorts'] },
  coat: { en: ['coat', 'overcoat'], de: 'Mantel', shelf: ['Coats', 'Mäntel'] },
  blazer: { en: ['blazer'], de: 'Blazer', shelf: ['Blazers', 'Blazer'] },
  'leather jacket': { en: ['leather jacket'], de: 'Lederjacke', shelf: ['Jackets', 'Jacken'] },
  sneakers: { en: ['sneakers', 'trainers'], de: 'Sneaker', shelf: ['Shoes', 'Schuhe'] },
  boots: { en: ['boots', 'ankle boots'], de: 'Stiefel', shelf: ['Shoes', 'Schuhe'] },
  bag: { en: ['bag', 'handbag'], de: 'Handtasche', shelf: ['Bags', 'Taschen'] },
  scarf: { en: ['scarf'], de: 'Schal', shelf: ['Accessories', 'Accessoires'] },
};

const PATTERNS: Readonly<Record<string, { en: readonly string[]; de: string }>> = {
  striped: { en: ['striped', 'stripe'], de: 'gestreift' },
  checked: { en: ['checked', 'plaid'], de: 'kariert' },
  'polka dot': { en: ['polka-dot', 'spotted'], de: 'gepunktet' },
  floral: { en: ['floral', 'flower print'], de: 'mit Blumenmuster' },
};

const AUDIENCES = {
  women: { en: 'Women', de: 'Damen' },
  men: { en: 'Men', de: 'Herren' },
  kids: { en: 'Kids', de: 'Kinder' },
} as const;

export const BRANDS = ['Norvane', 'Lumdora', 'Karlin', 'Ostmark', 'Bristad', 'Halquist', 'Mirova', 'Tamwick'];
const COLLECTIONS = ['Amalia', 'Solene', 'Trail', 'Heritage', 'Weekend', 'Studio', 'Essential', 'Coast'];
const GROUNDS = ['studio', 'off-white', 'grey', 'wood', 'linen', 'concrete', 'paper'];

/** Colours that shops sell more of, and so prompts have several right answers. */
const POPULAR = ['black', 'black', 'black', 'white', 'navy', 'red'];

/** Items of a hundred. */
const WITH_ATTRIBUTES = 50;
const WITH_DESCRIPTION = 60;
const NAMED_WRONG = 7;

/** As many items as the shop of the evaluation has: 25 of each kind. */
export const ITEMS = 25 * Object.keys(KINDS).length;

type Dice = { one<T>(list: readonly T[]): T; hits(percent: number): boolean; whole(below: number): number };

/** Garments of every kind by eight made-up brands, the same in every run, each named in one of the ways in which shops name. */
export function shopperItems(): ShopperItem[] {
  const random = seeded(87);
  const dice: Dice = {
    one: <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T,
    hits: (percent) => random() * 100 < percent,
    whole: (below) => Math.floor(random() * below),
  };
  const kinds = Object.keys(KINDS);
  return Array.from({ length: ITEMS }, (_, at) => {
    const truth = truthOf(kinds[at % kinds.length] ?? '', dice);
    return { truth, drawing: drawingOf(truth, at, dice), text: textOf(truth, at, dice) };
  });
}

function truthOf(kind: string, dice: Dice): Truth {
  const drawn = CLASSES[kind];
  if (drawn === undefined) throw new Error(`No class ${kind} can be drawn.`);
  const isDenim = kind === 'jeans';
  const worn = ['dress', 'skirt', 'bag'].includes(kind)
    ? (['women', 'women', 'kids'] as const)
    : (['women', 'men', 'men', 'women', 'kids'] as const);
  return {
    kind,
    colour: dice.one(
      isDenim ? ['blue', 'light blue', 'navy', 'black', 'grey'] : [...Object.keys(COLOURS), ...POPULAR],
    ),
    pattern: dice.one(drawn.patterns),
    audience: dice.one<Truth['audience']>(worn),
    material: dice.one(drawn.materials),
    cut: drawn.cuts === undefined ? '' : dice.one(drawn.cuts),
    sleeve: dice.one(drawn.sleeves),
    brand: dice.one(BRANDS),
  };
}

function drawingOf(truth: Truth, at: number, dice: Dice): SampleItem {
  const necklines = CLASSES[truth.kind]?.necklines;
  return itemOf({
    kind: truth.kind,
    colour: truth.colour,
    pattern: truth.pattern,
    ageGroup: truth.audience === 'kids' ? 'kids' : 'adult',
    attributes: {
      material: truth.material,
      sleeve: truth.sleeve,
      background: dice.one(GROUNDS),
      variation: 'studio',
      ...(truth.cut !== '' && { cut: truth.cut }),
      ...(necklines !== undefined && { neckline: dice.one(necklines) }),
    },
    price: 50,
    externalId: `shopper-${at}`,
  });
}

function textOf(truth: Truth, at: number, dice: Dice): ShopperItem['text'] {
  // A name that is wrong is wrong about the colour, as a copied one is.
  const colour = dice.hits(NAMED_WRONG)
    ? dice.one(Object.keys(COLOURS).filter((other) => other !== truth.colour))
    : truth.colour;
  const isGerman = dice.hits(25);
  const name = isGerman ? germanName(truth, colour, dice) : englishName(truth, colour, at, dice);
  const [english, german] = KINDS[truth.kind]?.shelf ?? ['', ''];
  const material = truth.kind === 'leather jacket' ? 'leather' : truth.material;
  return {
    name: name.replace(/\s+/g, ' ').trim(),
    externalId: `${truth.brand.slice(0, 3).toUpperCase()}${4000 + at * 3}`,
    description: dice.hits(WITH_DESCRIPTION)
      ? dice.one([
          `Made of ${material}. Goes with black jeans, a white shirt or a red scarf.`,
          `${truth.brand} stands for clothes that last. Machine wash at 30 degrees.`,
          `A favourite for summer and autumn, in ${material}. Model wears size M.`,
        ])
      : '',
    category: isGerman ? german : english,
    attributes: dice.hits(WITH_ATTRIBUTES)
      ? {
          brand: truth.brand,
          ...(dice.hits(60) && { colour }),
          ...(dice.hits(60) && { material }),
          ...(dice.hits(50) && { gender: AUDIENCES[truth.audience].en }),
        }
      : {},
  };
}

/** One of eight ways: "Norvane Women Red Floral Dress", "Crimson frock", "Lumdora Dress 4711 RD", "The Amalia" … */
function englishName(truth: Truth, colour: string, at: number, dice: Dice): string {
  const kind = dice.one(KINDS[truth.kind]?.en ?? []);
  const said = COLOURS[colour] ?? { en: [''], de: '', code: '' };
  const pattern = PATTERNS[truth.pattern] === undefined ? '' : dice.one(PATTERNS[truth.pattern]?.en ?? []);
  const cut = [seasonOf(truth), ['pleated', 'biker', 'tote'].includes(truth.cut) ? truth.cut : '']
    .filter(Boolean)
    .join(' ');
  const material = ['linen', 'leather', 'wool', 'silk'].includes(truth.material) ? truth.material : '';
  const stuff = kind.includes(material) ? '' : material;
  const whom = AUDIENCES[truth.audience].en;
  const usual = said.en[0] ?? '';
  const other = dice.one(said.en);
  const named = dice.one(COLLECTIONS);
  return dice.one([
    capitals(`${usual} ${pattern} ${stuff} ${cut} ${kind}`),
    capitals(`${truth.brand} ${whom} ${usual} ${pattern} ${cut} ${kind}`),
    capitals(`${other} ${pattern} ${cut} ${kind}`),
    capitals(`${truth.brand} ${named} ${kind} - ${other}`),
    `${truth.brand} ${capitals(`${pattern} ${kind}`)} ${4000 + at * 3} ${said.code}`,
    capitals(`${truth.brand} ${cut} ${kind}`),
    capitals(`${whom}'s ${pattern} ${cut} ${kind}, ${usual}`),
    `The ${named}`,
  ]);
}

/** "Sommerkleid mit Blumenmuster, rot", "Norvane Damen Kleid gestreift dunkelblau", "Rock Amalia". */
function germanName(truth: Truth, colour: string, dice: Dice): string {
  const kind = KINDS[truth.kind]?.de ?? '';
  const whole = seasonOf(truth) === 'summer' ? `Sommer${kind.toLowerCase()}` : kind;
  const said = COLOURS[colour]?.de ?? '';
  const pattern = PATTERNS[truth.pattern]?.de ?? '';
  return dice.one([
    `${whole} ${pattern}, ${said}`,
    `${truth.brand} ${AUDIENCES[truth.audience].de} ${whole} ${pattern} ${said}`,
    `${kind} ${dice.one(COLLECTIONS)}`,
  ]);
}

function seasonOf({ kind, sleeve }: Truth): string {
  return kind === 'dress' && sleeve === 'sleeveless' ? 'summer' : '';
}

function capitals(text: string): string {
  return text.replace(/(?<![\p{L}'-])\p{Ll}/gu, (letter) => letter.toUpperCase());
}
