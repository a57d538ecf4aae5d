const colours = [
  'red',
  'navy',
  'olive green',
  'white',
  'black',
  'beige',
  'pink',
  'mustard',
  'grey',
  'teal',
  'brown',
];
const patterns = ['plain', 'striped', 'floral', 'checked', 'polka dot', 'embroidered', 'tie-dye'];
const garments = [
  'dress',
  't-shirt',
  'jeans',
  'hoodie',
  'skirt',
  'coat',
  'blazer',
  'shirt',
  'shorts',
  'sneakers',
  'hat',
];
const fabrics = ['cotton', 'linen', 'wool', 'silk', 'denim', 'fleece', 'leather', 'corduroy', 'knitted'];
const occasions = [
  'for the summer',
  'for the office',
  'for a wedding',
  'for a hike',
  'for a rainy day',
  'for the beach',
  'with long sleeves',
  'for my daughter',
];
const lists = [colours, patterns, fabrics, garments, occasions];
/** A prime that divides no list's length: steps of it visit every combination before one comes again. */
const STRIDE = 7919;

/** How many prompts there are before one comes again. */
export const PROMPT_COUNT = lists.reduce((count, list) => count * list.length, 1);

/** Shoppers' prompts, a different one for each number: "navy striped linen dress for the office". */
export function promptAt(number: number): string {
  let rest = (number * STRIDE) % PROMPT_COUNT;
  const words = lists.map((list) => {
    const word = list[rest % list.length];
    rest = Math.floor(rest / list.length);
    return word;
  });
  return words.join(' ');
}

/** The same with something that is not wanted: another text, and neighbours to be compared by their vectors. */
export function negatedPromptAt(number: number): string {
  return `${promptAt(number)}, not ${patterns[(number + 1) % patterns.length]}`;
}

let used = 0;

/** The first of `count` prompts that nobody in this run has asked yet. */
export function freshPrompts(count: number): number {
  used += count;
  return used - count;
}
