import { withThings } from './one-thing.js';

/**
 * What stands between words: everything that `searchable_text` in Postgres replaces by a space, so that a prompt falls
 * into the words that texts fall into. Neither has what a text search query is written with, as `&`, `!`, `:` and `*`.
 */
const SEPARATORS =
  '\\u0000-\\u002f\\u003a-\\u0040\\u005b-\\u0060\\u007b-\\u00a9\\u00ab-\\u00b4\\u00b6-\\u00b9\\u00bb-\\u00bf\\u00d7\\u00f7' +
  '\\u060c\\u061b\\u061f\\u066a-\\u066d\\u06d4\\u0964\\u0965\\u1680\\u180e\\u2000-\\u206f\\u2190-\\u2bff\\u3000-\\u3004' +
  '\\u3008-\\u3020\\u3030\\u30fb\\ufe0e\\ufe0f\\ufeff\\uff00-\\uff0f\\u{1f000}-\\u{1faff}\\p{Surrogate}';

/** Thai, Lao, Burmese, Khmer, Japanese, Bopomofo, Chinese: written without spaces between words. */
const UNSPACED =
  '\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3040-\\u30fa\\u30fc-\\u30ff\\u3105-\\u312f\\u31f0-\\u31ff\\u3400-\\u4dbf' +
  '\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{2ffff}';

const WORD = new RegExp(`[${UNSPACED}]+|[^${SEPARATORS}${UNSPACED}]+`, 'gu');
const UNSPACED_RUN = new RegExp(`^[${UNSPACED}]+$`, 'u');
const TAG = /<\/?[a-z][^<>]*>/gi;

/** A shopper's prompt has fewer; each costs a comparison with every item that is looked at. */
const MAX_WORDS = 16;
/** What is longer is no word of a language, and is not kept as one of a shop's either. */
const MAX_LENGTH = 40;

/**
 * The different words of any text, in its order, at most 16; words that are the name of one thing ("t-shirt") are one, with a
 * space between. A run of a script without spaces between words gives
 * overlapping pairs of characters, since where its words end cannot be seen. Case stays: Postgres folds it as it does that of texts.
 */
export function promptWords(text: string): string[] {
  const words = new Map<string, string>();
  const runs = text.replace(TAG, ' ').normalize('NFKC').match(WORD) ?? [];
  for (const run of withThings(runs)) {
    for (const word of UNSPACED_RUN.test(run) ? pairsOf(Array.from(run)) : [run]) {
      const folded = word.toLowerCase();
      if (word.length <= MAX_LENGTH && !words.has(folded)) words.set(folded, word);
      if (words.size === MAX_WORDS) return [...words.values()];
    }
  }
  return [...words.values()];
}

function pairsOf(characters: readonly string[]): string[] {
  if (characters.length < 3) return [characters.join('')];
  return characters.slice(1).map((character, at) => `${characters[at]}${character}`);
}
