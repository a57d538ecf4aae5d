/** A thing whose name is several words, all ways to write it, and what one of the words alone is, and it is not. */
type Thing = { names: readonly string[]; isNo: string };

/** In English: other languages write such names as one word, or borrow these. */
const THINGS: readonly Thing[] = [
  { names: ['t shirt', 'tee shirt', 'tshirt', 'teeshirt', 'tee'], isNo: 'shirt' },
  { names: ['polo shirt', 'golf shirt', 'polo'], isNo: 'shirt' },
  { names: ['sweat shirt', 'sweatshirt'], isNo: 'shirt' },
  { names: ['dress shirt'], isNo: 'dress' },
  { names: ['polo neck', 'poloneck'], isNo: 'polo' },
  { names: ['swim suit', 'swimming suit', 'bathing suit', 'swimsuit'], isNo: 'suit' },
  { names: ['boiler suit', 'boilersuit'], isNo: 'suit' },
  { names: ['dressing gown'], isNo: 'gown' },
  { names: ['hair tie'], isNo: 'tie' },
];

/** Words for whom it is, and what shops say that is for them too: what is for kids may be for a boy. */
const FOR_WHOM: Readonly<Record<string, readonly string[]>> = {
  'women woman womens ladies lady': ['women', 'woman', 'ladies'],
  'men man mens gents gentlemen': ['men', 'man', 'gents'],
  'kids kid children child childrens': ['kids', 'children', 'boys', 'girls'],
  'boys boy': ['boys', 'kids', 'children'],
  'girls girl': ['girls', 'kids', 'children'],
};

/** Words that make another thing of a word, right before or behind it. */
export type Neighbours = { before: readonly string[]; behind: readonly string[] };

const byName = new Map<string, readonly string[]>();
const byAudience = new Map(
  Object.entries(FOR_WHOM).flatMap(([words, said]) => words.split(' ').map((word) => [word, said] as const)),
);
const byWord = new Map<string, Neighbours>();
for (const { names, isNo } of THINGS) {
  const spelled = names.flatMap((name) => (name.includes(' ') ? [name, `${name}s`] : [name]));
  for (const name of [...spelled, ...spelled.map((one) => `${one}s`)]) byName.set(name, spelled);
  const { before, behind } = byWord.get(isNo) ?? { before: [], behind: [] };
  const pairs = names.map((name) => name.split(' '));
  byWord.set(isNo, {
    before: [...before, ...pairs.flatMap(([first = '', last]) => (last === isNo ? [first] : []))],
    behind: [
      ...behind,
      ...pairs.flatMap(([first, last]) => (first === isNo && last !== undefined ? [last, `${last}s`] : [])),
    ],
  });
}

/** Two words that are the name of one thing become one: "t", "shirt" are "t shirt". */
export function withThings(words: readonly string[]): string[] {
  const joined: string[] = [];
  for (const word of words) {
    const pair = `${joined.at(-1) ?? ''} ${word}`;
    if (byName.has(pair.toLowerCase())) joined.splice(-1, 1, pair);
    else joined.push(word);
  }
  return joined;
}

/** All ways to write what a word, or words that are one, is called, or for whom it is. */
export function namesOf(word: string): readonly string[] {
  const folded = word.toLowerCase();
  return byName.get(folded) ?? byAudience.get(folded) ?? [word];
}

/** Beside which words a word is no name of what it is alone: "shirt" behind "t". */
export function neighboursOf(word: string): Neighbours | undefined {
  const folded = word.toLowerCase();
  return byWord.get(folded) ?? byWord.get(folded.replace(/s$/, ''));
}
