/** Classes that go with an occasion or a need, and how well. */
export type Occasion = {
  /** Seasons and weather say less than what one goes to. */
  says?: number;
  /** A place or a thing is an occasion only for who goes there: "for the pool", not "swimming pool". */
  isPlace?: boolean;
  classes: Record<string, number>;
};

/** By the words that the languages' lists have for them. */
export const OCCASIONS: Record<string, Occasion> = {
  wedding: { classes: { dress: 1, suit: 0.8, blazer: 0.4, heels: 0.3, shirt: 0.3, tie: 0.2 } },
  'bridal party': { classes: { dress: 1, suit: 0.6, heels: 0.3 } },
  office: { classes: { blazer: 1, shirt: 0.9, trousers: 0.7, suit: 0.6, blouse: 0.6, skirt: 0.3 } },
  interview: { classes: { suit: 1, blazer: 0.9, shirt: 0.8, trousers: 0.5, blouse: 0.4 } },
  beach: { classes: { swimwear: 1, shorts: 0.7, sandals: 0.7, 'sun hat': 0.5, dress: 0.4, sunglasses: 0.3 } },
  pool: { isPlace: true, classes: { swimwear: 1, sandals: 0.4, shorts: 0.3 } },
  party: { classes: { dress: 1, skirt: 0.4, shirt: 0.4, blazer: 0.3, heels: 0.3 } },
  evening: { classes: { dress: 1, suit: 0.7, blazer: 0.6, heels: 0.4, shirt: 0.3 } },
  club: { classes: { dress: 1, skirt: 0.6, heels: 0.5, 'tank top': 0.4, shirt: 0.3 } },
  prom: { classes: { dress: 1, suit: 0.7, heels: 0.3 } },
  gym: {
    classes: { leggings: 1, joggers: 0.9, 't-shirt': 0.8, shorts: 0.8, 'tank top': 0.6, sneakers: 0.6 },
  },
  running: { classes: { sneakers: 1, shorts: 0.7, leggings: 0.6, 't-shirt': 0.5, joggers: 0.4 } },
  yoga: { classes: { leggings: 1, 'tank top': 0.6, 't-shirt': 0.3 } },
  tennis: { classes: { polo: 1, shorts: 0.8, skirt: 0.7, sneakers: 0.7, cap: 0.3 } },
  golf: { classes: { polo: 1, trousers: 0.6, cap: 0.5, shorts: 0.3 } },
  football: { classes: { shorts: 1, 't-shirt': 0.8, socks: 0.5, sneakers: 0.5 } },
  hiking: { classes: { boots: 1, jacket: 0.8, backpack: 0.7, trousers: 0.4, socks: 0.3 } },
  skiing: { classes: { jacket: 1, gloves: 0.7, beanie: 0.6, sweater: 0.4, trousers: 0.4 } },
  cycling: { isPlace: true, classes: { shorts: 1, jacket: 0.7, leggings: 0.5, gloves: 0.4 } },
  sailing: {
    isPlace: true,
    classes: { jacket: 1, raincoat: 0.8, sweater: 0.4, shoes: 0.3, longsleeve: 0.3 },
  },
  riding: { classes: { boots: 1, leggings: 0.7, jacket: 0.4, gloves: 0.4 } },
  motorbike: { isPlace: true, classes: { jacket: 1, boots: 0.7, gloves: 0.6 } },
  camping: { classes: { jacket: 1, boots: 0.8, backpack: 0.7, hoodie: 0.4 } },
  festival: { classes: { shorts: 1, 't-shirt': 0.8, boots: 0.6, dress: 0.5, hat: 0.4 } },
  school: { classes: { backpack: 1, shirt: 0.6, trousers: 0.5, skirt: 0.4, sneakers: 0.4, 't-shirt': 0.3 } },
  graduation: { classes: { dress: 1, suit: 0.9, blazer: 0.6, shirt: 0.4 } },
  funeral: { classes: { suit: 1, dress: 0.9, coat: 0.5, blazer: 0.4 } },
  christening: { classes: { dress: 1, suit: 0.6, shirt: 0.5, blazer: 0.5 } },
  date: { classes: { dress: 1, shirt: 0.7, blouse: 0.6, blazer: 0.5, jeans: 0.4 } },
  christmas: { classes: { sweater: 1, dress: 0.5, pyjamas: 0.4, scarf: 0.2 } },
  travel: { classes: { backpack: 1, shorts: 0.5, sneakers: 0.5, dress: 0.4, bag: 0.4, jacket: 0.4 } },
  city: {
    isPlace: true,
    says: 0.5,
    classes: { sneakers: 1, jeans: 0.8, 't-shirt': 0.7, jacket: 0.5, bag: 0.4 },
  },
  garden: { isPlace: true, says: 0.3, classes: { 'sun hat': 1, gloves: 0.6, boots: 0.5, shirt: 0.3 } },
  home: {
    isPlace: true,
    classes: { joggers: 1, sweatshirt: 0.8, slippers: 0.8, pyjamas: 0.7, hoodie: 0.6, cardigan: 0.5 },
  },
  sleep: { classes: { pyjamas: 1, slippers: 0.1 } },
  leisure: { says: 0.5, classes: { jeans: 1, 't-shirt': 0.9, sneakers: 0.6, sweatshirt: 0.5 } },
  pregnancy: { classes: { dress: 1, leggings: 0.7, 't-shirt': 0.4 } },
  costume: { classes: { dress: 1, hat: 0.6, suit: 0.4 } },
  summer: {
    says: 0.4,
    classes: {
      dress: 1,
      shorts: 0.9,
      't-shirt': 0.8,
      sandals: 0.6,
      skirt: 0.5,
      'tank top': 0.5,
      'sun hat': 0.4,
    },
  },
  winter: {
    says: 0.4,
    classes: { coat: 1, jacket: 0.8, sweater: 0.8, scarf: 0.6, beanie: 0.6, gloves: 0.5, boots: 0.5 },
  },
  spring: { says: 0.3, classes: { jacket: 1, cardigan: 0.7, dress: 0.5, shirt: 0.4 } },
  autumn: {
    says: 0.3,
    classes: { coat: 1, sweater: 0.9, jacket: 0.9, boots: 0.6, scarf: 0.5, cardigan: 0.4 },
  },
  rain: { says: 0.8, classes: { raincoat: 1, umbrella: 0.6, boots: 0.5, jacket: 0.4 } },
  snow: { says: 0.6, classes: { boots: 1, coat: 0.8, jacket: 0.8, gloves: 0.6, beanie: 0.5, socks: 0.4 } },
  cold: {
    says: 0.4,
    classes: { coat: 1, sweater: 0.9, jacket: 0.8, scarf: 0.7, beanie: 0.6, gloves: 0.6, socks: 0.3 },
  },
  warm: {
    says: 0.4,
    classes: {
      sweater: 1,
      coat: 0.9,
      jacket: 0.7,
      scarf: 0.6,
      beanie: 0.6,
      gloves: 0.5,
      socks: 0.4,
      boots: 0.3,
      slippers: 0.3,
    },
  },
  hot: {
    says: 0.4,
    classes: { 't-shirt': 1, shorts: 1, dress: 0.9, 'tank top': 0.8, sandals: 0.6, skirt: 0.5 },
  },
  sun: { says: 0.4, classes: { 'sun hat': 1, sunglasses: 0.9, cap: 0.5, hat: 0.3 } },
  wind: { says: 0.4, classes: { jacket: 1, raincoat: 0.4, scarf: 0.3 } },
  formal: { says: 0.4, classes: { suit: 1, dress: 0.9, blazer: 0.9, shirt: 0.7, trousers: 0.4 } },
  casual: { says: 0.4, classes: { 't-shirt': 1, jeans: 0.9, sneakers: 0.6, hoodie: 0.5, sweatshirt: 0.4 } },
  carry: { classes: { bag: 1, backpack: 0.9, wallet: 0.2 } },
  time: { isPlace: true, classes: { watch: 1 } },
  'hold up': { classes: { belt: 1 } },
};

/** What is worn there: an occasion beside them says which of these. */
export const BODY_PARTS: Record<string, readonly string[]> = {
  head: ['beanie', 'hat', 'cap', 'sun hat'],
  face: ['sunglasses', 'sun hat', 'cap', 'hat', 'scarf'],
  neck: ['scarf', 'tie', 'jewellery'],
  hands: ['gloves'],
  feet: ['socks', 'shoes', 'boots', 'sneakers', 'sandals', 'slippers'],
  legs: ['trousers', 'leggings', 'tights', 'jeans', 'shorts'],
  waist: ['belt'],
  wrist: ['watch', 'jewellery'],
};

/** How much less it says that something is worn there than that it goes with the occasion. */
const USUAL = 0.1;
/** How few of the best a prompt is looked for by. */
const MOST = 6;

/** What to look for, the likeliest first; shares sum to 1. Empty where nothing is said. */
export function classesFor(occasions: readonly string[]): { name: string; share: number }[] {
  const sums = new Map<string, number>();
  for (const occasion of occasions) {
    const { says = 1, classes = {} } = OCCASIONS[occasion] ?? {};
    for (const [name, weight] of Object.entries(classes))
      sums.set(name, (sums.get(name) ?? 0) + says * weight);
  }
  const worn = occasions.flatMap((occasion) => {
    const classes = BODY_PARTS[occasion];
    return classes === undefined ? [] : [classes];
  });
  const fitting = worn.length === 0 ? sums : wornThere(worn.flat(), sums);
  const best = [...fitting].toSorted(([, a], [, b]) => b - a).slice(0, MOST);
  const all = best.reduce((sum, [, weight]) => sum + weight, 0);
  return best.map(([name, weight]) => ({ name, share: weight / all }));
}

/** Those that go with the occasion as well first, then what is usual. */
function wornThere(classes: readonly string[], sums: ReadonlyMap<string, number>): Map<string, number> {
  return new Map(classes.map((name, at) => [name, (sums.get(name) ?? 0) + USUAL / (at + 1)]));
}
