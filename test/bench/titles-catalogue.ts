/** An item whose name tells what it is, and where it belongs: brand, model, colour and type. */
export type TitledItem = {
  name: string;
  externalId: string;
  brand: string;
  model: string;
  colour: string;
  type: string;
  material: string;
};

/** A question, and which items answer it. */
export type TitleQuestion = { kind: QuestionKind; prompt: string; answers(item: TitledItem): boolean };
export type QuestionKind = 'title' | 'title, one slip' | 'brand and type' | 'SKU';

const STARTS = [
  'Nor',
  'Vel',
  'Kar',
  'Lum',
  'Ost',
  'Bri',
  'Tam',
  'Zen',
  'Hal',
  'Mir',
  'Sol',
  'Fen',
  'Arq',
  'Dov',
  'Pel',
];
const ENDS = ['vane', 'dora', 'lin', 'tex', 'mark', 'etti', 'wick', 'ova', 'stad', 'quist'];
const MODELS = [
  'Aero',
  'Breeze',
  'Cosmo',
  'Drift',
  'Ember',
  'Falcon',
  'Glide',
  'Harbour',
  'Iris',
  'Jolt',
  'Kite',
  'Lagoon',
];
export const COLOURS = [
  'black',
  'white',
  'navy',
  'red',
  'olive',
  'beige',
  'pink',
  'grey',
  'brown',
  'mustard',
  'teal',
  'blue',
];
export const TYPES = [
  'sneakers',
  'dress',
  'jeans',
  'hoodie',
  'skirt',
  'coat',
  'blazer',
  'shirt',
  'shorts',
  't-shirt',
  'hat',
  'trousers',
  'boots',
  'jacket',
  'cardigan',
  'blouse',
  'backpack',
  'belt',
  'scarf',
  'sandals',
];
const MATERIALS = ['cotton', 'linen', 'wool', 'leather', 'denim', 'fleece', 'silk', 'nylon'];

/** The same numbers in every run: mulberry32. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Items of 150 brands. Most are the only one of their name; some differ in one word, a number or the colour alone. */
export function titledItems(count: number): TitledItem[] {
  const random = seeded(13);
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  return Array.from({ length: count }, (_, at) => {
    const brand = `${one(STARTS)}${one(ENDS)}`;
    const model = `${one(MODELS)} ${10 + Math.floor(random() * 90)}`;
    const [colour, type, material] = [one(COLOURS), one(TYPES), one(MATERIALS)];
    const order = [`${brand} ${model} ${colour} ${type}`, `${brand} ${type} "${model}", ${colour}`];
    return {
      name: one(order),
      externalId: `${brand.slice(0, 3).toUpperCase()}-${100_000 + at * 7}`,
      brand,
      model,
      colour,
      type,
      material,
    };
  });
}

/** As many questions of each kind. */
export function titleQuestions(items: readonly TitledItem[], ofEachKind: number): TitleQuestion[] {
  const random = seeded(31);
  const some = () => items[Math.floor(random() * items.length)] as TitledItem;
  return Array.from({ length: ofEachKind }).flatMap((): TitleQuestion[] => {
    const [titled, slipped, branded, numbered] = [some(), some(), some(), some()];
    const sameName = (asked: TitledItem) => (item: TitledItem) => item.name === asked.name;
    return [
      { kind: 'title', prompt: titled.name, answers: sameName(titled) },
      { kind: 'title, one slip', prompt: withSlip(slipped.name, random), answers: sameName(slipped) },
      {
        kind: 'brand and type',
        prompt: `${branded.brand} ${branded.type}`.toLowerCase(),
        answers: ({ brand, type }) => brand === branded.brand && type === branded.type,
      },
      {
        kind: 'SKU',
        prompt: random() < 0.5 ? numbered.externalId : numbered.externalId.toLowerCase().replace('-', ' '),
        answers: ({ externalId }) => externalId === numbered.externalId,
      },
    ];
  });
}

/** One of the words of four letters or more with a letter left out, doubled, wrong, or changed with the next. */
export function withSlip(title: string, random: () => number): string {
  const words = title.split(' ');
  const long = words.flatMap((word, at) => (/^[a-z]{4,}$/i.test(word) ? at : []));
  const at = long[Math.floor(random() * long.length)] ?? 0;
  const word = words[at] ?? '';
  const letter = Math.floor(random() * (word.length - 1));
  const [head, first, second, tail] = [
    word.slice(0, letter),
    word[letter] ?? '',
    word[letter + 1] ?? '',
    word.slice(letter + 2),
  ];
  const wrong = 'abcdefghijklmnopqrstuvwxyz'[Math.floor(random() * 26)] ?? '';
  const slips = [
    head + second + tail,
    head + first + first + second + tail,
    head + wrong + second + tail,
    head + second + first + tail,
  ];
  words[at] = slips[Math.floor(random() * slips.length)] ?? word;
  return words.join(' ');
}
