import type { About } from '#catalog';
import { ENGLISH } from './english.js';
import type { Kind } from './lexicon.js';
import { folded } from './prompt-tokens.js';

const LOOKS: readonly Kind[] = ['class', 'colour', 'shade', 'pattern', 'material', 'shape'];
/** A number or a letter alone is part of a name, even of one that says looks ("501 jeans"). */
const LETTERS = /\p{L}{2}/u;

/**
 * What a word of a prompt is about.
 * @param foreign what it says where another language has it
 * @param isTaught whether the encoder was taught it; undefined where that is not listed
 */
export function wordAbout(word: string, foreign: readonly Kind[] = [], isTaught?: boolean): About {
  if (!LETTERS.test(word)) return 'name';
  const words = folded(word).split(' ');
  const kinds = foreign.length > 0 ? foreign : (ENGLISH.at(words, 0)?.meanings ?? []).map(({ kind }) => kind);
  if (kinds.some((kind) => LOOKS.includes(kind))) return 'looks';
  if (kinds.length > 0) return 'use';
  return isTaught === true ? 'looks' : 'name';
}
