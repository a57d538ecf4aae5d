import { ENGLISH } from './english.js';
import { OTHER_LANGUAGES } from './languages.js';
import { ENGLISH_TOO } from './languages/english-too.js';
import type { Kind, Lexicon, Meaning } from './lexicon.js';
import type { Knows } from './knows.js';
import type { Token } from './prompt-tokens.js';

/** What some words say, in which language, and which they are: from one to before another. */
export type ReadWord = {
  meaning: Meaning | { kind: 'unknown'; value: string };
  language: string;
  from: number;
  to: number;
};

/** What one prompt may have of "not". */
const MOST_UNWANTED = 5;
const NUMBER_OR_SIZE = /^(\p{N}+|[a-z]|x{0,3}[sl]|xx?l)$/u;
export const QUALITIES: readonly string[] = [
  'class',
  'colour',
  'pattern',
  'material',
  'shape',
  'occasion',
  'audience',
];

/** In which language, beside English, a prompt is; undefined where no word tells. */
export function mainLanguageOf(tokens: readonly Token[], knows: Knows): string | undefined {
  const words = tokens.map(({ word }) => word);
  // Nothing tells another language then, and most prompts need not be looked up in all of them.
  if (words.every((word) => isEnglish(word, knows))) return undefined;
  let best: { language: string; readable: number } | undefined;
  for (const lexicon of OTHER_LANGUAGES) {
    let [told, readable, rest] = [false, 0, 0];
    for (let at = 0; at < words.length;) {
      const word = words[at] ?? '';
      const found = lexicon.at(words, at);
      const length = found?.length ?? 1;
      if (found !== undefined) {
        readable += length;
        told ||= isOfIts(words.slice(at, at + length), knows);
      } else if (!NUMBER_OR_SIZE.test(word)) rest++;
      at += length;
    }
    // A prompt that may be read as English is, unless all of it is of another language, and something is not English.
    const isAllItsOwn = rest === 0 && readable > 0 && words.some((word) => !isEnglish(word, knows));
    if ((told || isAllItsOwn) && readable > (best?.readable ?? 0))
      best = { language: lexicon.language, readable };
  }
  return best?.language;
}

/** Whether words that a language has are no English ones. */
function isOfIts(words: readonly string[], knows: Knows): boolean {
  return words.some((word) => word.length > 2 && !ENGLISH_TOO.has(word) && !isEnglish(word, knows));
}

function isEnglish(word: string, knows: Knows): boolean {
  return ENGLISH.at([word], 0) !== undefined || knows(word) === true;
}

export function readEnglish(tokens: readonly Token[], knows: Knows): ReadWord[] {
  return read(tokens, [ENGLISH], knows);
}

/** A prompt in one language with words of others: what is wanted, and each thing that is not. */
export function readMixed(
  tokens: readonly Token[],
  main: string,
  knows: Knows,
): { wanted: ReadWord[]; unwanted: ReadWord[][]; foreign: Map<string, Kind[]> } {
  const [own, others] = [
    OTHER_LANGUAGES.filter(({ language }) => language === main),
    OTHER_LANGUAGES.filter(({ language }) => language !== main),
  ];
  const words = read(tokens, [...own, ENGLISH, ...others], knows);
  const wanted: ReadWord[] = [];
  const unwanted: ReadWord[][] = [];
  let denying: ReadWord[] | undefined;
  for (const [at, word] of words.entries()) {
    const { kind } = word.meaning;
    if (kind === 'negation') {
      denying = [word];
      continue;
    }
    if (denying !== undefined && (kind === 'joint' || tokens[word.from]?.isStart === true))
      denying = undefined;
    if (denying === undefined) wanted.push(word);
    else {
      denying.push(word);
      // A word that is put together is denied whole.
      if (QUALITIES.includes(kind) && words[at + 1]?.from !== word.from) {
        if (unwanted.length < MOST_UNWANTED) unwanted.push(denying);
        denying = undefined;
      }
    }
  }
  const foreign = new Map<string, Kind[]>();
  for (const { meaning, from, to } of words) {
    if (meaning.kind === 'unknown') continue;
    for (const { word } of tokens.slice(from, to))
      foreign.set(word, [...(foreign.get(word) ?? []), meaning.kind]);
  }
  return { wanted, unwanted, foreign };
}

/** Each word by the first of the languages that has it. */
function read(tokens: readonly Token[], languages: readonly Lexicon[], knows: Knows): ReadWord[] {
  const words = tokens.map(({ word }) => word);
  const found: ReadWord[] = [];
  for (let at = 0; at < words.length;) {
    const word = words[at] ?? '';
    const [lexicon, entry] = lookUp(languages, words, at) ?? [];
    const to = at + (entry?.length ?? 1);
    if (lexicon !== undefined && entry !== undefined) {
      const { language } = lexicon;
      found.push(...entry.meanings.map((meaning) => ({ meaning, language, from: at, to })));
    } else if (!NUMBER_OR_SIZE.test(word) && knows(word) !== true) {
      found.push({ meaning: { kind: 'unknown', value: word }, language: '', from: at, to });
    }
    at = to;
  }
  return found;
}

function lookUp(languages: readonly Lexicon[], words: readonly string[], at: number) {
  for (const lexicon of languages) {
    const entry = lexicon.at(words, at);
    if (entry !== undefined) return [lexicon, entry] as const;
  }
  return undefined;
}
