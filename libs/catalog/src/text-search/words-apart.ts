/** Words of one stem, of which those on one side are clothes, and those on the other something else. */
const APART: readonly (readonly [readonly string[], readonly string[]])[] = [
  [['shorts'], ['short', 'shorter', 'shortest']],
  [['tights'], ['tight', 'tighter']],
  [
    ['leggings', 'legging'],
    ['leg', 'legs', 'legged'],
  ],
  [['flats'], ['flat']],
  [['briefs'], ['brief']],
  [['glasses'], ['glass']],
];

/** Words that share a stem with a word and are no forms of it: shorts are not short. */
export function wordsApartFrom(word: string): readonly string[] {
  const folded = word.toLowerCase();
  return APART.flatMap(([one, other]) => {
    if (one.includes(folded)) return other;
    return other.includes(folded) ? one : [];
  });
}
