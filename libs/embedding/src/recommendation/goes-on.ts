import { ENGLISH } from '../prompts/english.js';

/**
 * Whether a text has each word that was typed, the last one perhaps unfinished, in any order; case and accents aside, and what
 * says nothing ("a red dr").
 */
export function goesOn(typed: string, text: string): boolean {
  const words = wordsOf(text);
  const typedWords = wordsOf(typed);
  const last = typedWords.pop();
  if (last === undefined) return false;
  return (
    typedWords.every((word) => words.includes(word) || saysNothing(word)) &&
    words.some((word) => word.startsWith(last))
  );
}

function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKD')
      .replace(/\p{Mn}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  );
}

function saysNothing(word: string): boolean {
  return ENGLISH.at([word], 0)?.meanings.every(({ kind }) => kind === 'filler' || kind === 'joint') === true;
}
