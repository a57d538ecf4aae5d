/** What a prompt asks for, and what it says it does not want. */
export type SplitPrompt = { wanted: string; unwanted: string[] };

/**
 * "not floral", "no sleeves", "without a hood", "nothing too formal", "but not leather": the words up to the next
 * comma, "but", "and", "with" or the end. "not only" and "not just" deny nothing. It is looked for from the first of
 * several commas alone, and white space is folded before: any prompt is read in time linear in its length.
 */
const NEGATION =
  /(?<![\s,;])[\s,;]*(?:\b(?:but|and)\s+)?\b(?:not(?!\s+(?:only|just)\b)|no|without|nothing|except(?:\s+for)?)\s+(?:(?:too|very|so|any|a|an|the|in|made\s+of)\s+)*([^,.;!?\s][^,.;!?]*?)(?=\s*(?:[,.;!?]|\b(?:but|and|with|or|nor|for)\b|$))/giu;

/** Of a prompt that is all negation, what is left to look for. */
const ANYTHING = 'a garment';
/** More are no taste but an attack. */
const MAX_UNWANTED = 5;

/** English alone. Encoders of this kind do not read negations: "not red" finds red. */
export function splitNegation(prompt: string): SplitPrompt {
  const unwanted: string[] = [];
  const wanted = prompt.replace(/\s+/g, ' ').replace(NEGATION, (_match, words: string) => {
    if (unwanted.length < MAX_UNWANTED) unwanted.push(words.trim());
    return ' ';
  });
  if (unwanted.length === 0) return { wanted: prompt, unwanted };
  const rest = wanted
    .replace(/\s+/g, ' ')
    .replace(/ (?=[,.;!?])/g, '')
    .replace(/^[\s,.;]+|(?<![\s,.;])[\s,.;]+$/g, '');
  return { wanted: rest === '' ? ANYTHING : rest, unwanted };
}
