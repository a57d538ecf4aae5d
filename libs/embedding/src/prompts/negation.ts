import { ENGLISH } from './english.js';

/** What a prompt asks for, and what it says it does not want. */
export type SplitPrompt = { wanted: string; unwanted: string[] };

/**
 * "not floral", "no sleeves", "without a hood", "nothing too formal", "but not leather", "anything but black", "other than
 * jeans": the words up to the next comma, "but", "and", "with" or the end. "not only", "not just" and "nothing but" deny
 * nothing. It is looked for from the first of several commas alone, and white space is folded before: any prompt is read in
 * time linear in its length.
 */
const NEGATION =
  /(?<![\s,;])[\s,;]*(?:\b(?:but|and)\s+)?\b(?:not(?!\s+(?:only|just)\b)|no|without|nothing(?!\s+but\b)|(?:(?:in\s+)?(?:any|every)(?:thing|\s+colou?r)\s+|all\s+)(?:but|except(?:\s+for)?|other\s+than|apart\s+from)|except(?:\s+for)?|other\s+than|apart\s+from)\s+(?:(?:too|very|so|any|a|an|the|in|made\s+of)\s+)*([^,.;!?\s][^,.;!?]*?)(?=\s*(?:[,.;!?]|\b(?:but|and|with|or|nor|for)\b|$))/giu;
/** "non-black": one word, and only one that says what clothes are like, as "iron" and "stop" do not. */
const NON = /\bnon[\s-](\p{L}+)/giu;
const LOOKS: readonly string[] = ['colour', 'pattern', 'material'];
/** What stands for the garment behind what it should not be: "no black ones". */
const STANDING_FOR_IT = /(?: (?:ones?|items?|pieces?|things?|stuff|parts?|please))+$/iu;

/** Of a prompt that is all negation, what is left to look for. */
const ANYTHING = 'a garment';
/** More are no taste but an attack. */
const MAX_UNWANTED = 5;

/** English alone. Encoders of this kind do not read negations: "not red" finds red. */
export function splitNegation(prompt: string): SplitPrompt {
  const unwanted: string[] = [];
  const deny = (words: string) => {
    if (unwanted.length < MAX_UNWANTED) unwanted.push(plainly(words));
    return ' ';
  };
  const wanted = prompt
    .replace(/\s+/g, ' ')
    .replace(NON, (match, word: string) => (saysLooks(word) ? deny(word) : match))
    .replace(NEGATION, (_match, words: string) => deny(words));
  if (unwanted.length === 0) return { wanted: prompt, unwanted };
  const rest = wanted
    .replace(/\s+/g, ' ')
    .replace(/ (?=[,.;!?])/g, '')
    .replace(/^[\s,.;]+|(?<![\s,.;])[\s,.;]+$/g, '');
  return { wanted: rest === '' ? ANYTHING : rest, unwanted };
}

/** What is not wanted, less what stands for the garment: "black" of "black ones". */
export function plainly(unwanted: string): string {
  return unwanted.replace(/\s+/g, ' ').trim().replace(STANDING_FOR_IT, '');
}

function saysLooks(word: string): boolean {
  const [meaning] = ENGLISH.at([word.toLowerCase()], 0)?.meanings ?? [];
  return meaning !== undefined && LOOKS.includes(meaning.kind);
}
