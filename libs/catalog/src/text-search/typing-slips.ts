/** Words that differ from one by a slip: some are spelled out, some are patterns of LIKE. */
export type Slips = { words: string[]; patterns: string[] };

/** In shorter words a slip makes another word too often. */
export const LETTERS_FOR_SLIPS = 4;
/** Each letter is three more look-ups; what is longer was not typed by a shopper. */
const MOST_LETTERS = 20;

/**
 * What may have been meant by a word with one slip: a letter too many, two swapped; and, as patterns in which `_` is any
 * letter, one left out or, where `anyLetter` allows it, a wrong one. A wrong letter makes one word of clothes another
 * ("skirt", "shirt"), so it is for words only that nothing else explains.
 * @param word as Postgres folds it, without `%` or `_`
 */
export function slipsOf(word: string, anyLetter: boolean): Slips {
  const letters = Array.from(word);
  if (letters.length < LETTERS_FOR_SLIPS || letters.length > MOST_LETTERS) return { words: [], patterns: [] };
  const words = new Set<string>();
  const patterns = new Set<string>();
  for (let at = 0; at <= letters.length; at++) {
    const [head, tail] = [letters.slice(0, at).join(''), letters.slice(at).join('')];
    patterns.add(`${head}_${tail}`);
    const [letter, next] = letters.slice(at);
    if (letter === undefined) continue;
    words.add(head + tail.slice(letter.length));
    if (anyLetter) patterns.add(`${head}_${tail.slice(letter.length)}`);
    if (next !== undefined) words.add(head + next + letter + tail.slice(letter.length + next.length));
  }
  words.delete(word);
  return { words: [...words], patterns: [...patterns] };
}
