import {
  alternativesOf,
  type Alternative,
  type Content,
  contentOf,
  understoodOf,
  type Understood,
} from './content.js';
import type { Knows } from './knows.js';
import type { Kind } from './lexicon.js';
import { splitNegation } from './negation.js';
import { mainLanguageOf, QUALITIES, readEnglish, readMixed } from './read-words.js';
import { type Token, tokensOf } from './prompt-tokens.js';

export type PromptReading = {
  understood: Understood;
  /** English texts for the encoder: any of them is what is asked for, the first the likeliest. Never empty. */
  wanted: Alternative[];
  /** English texts for what is not wanted. */
  unwanted: string[];
  /** The same as it was written, slips and all, for the texts of items: a brand may be one slip from a colour. */
  said: { wanted: string; unwanted: string[] };
  /** Words of other languages that were read, as they are looked up, and what each says. */
  foreign: ReadonlyMap<string, readonly Kind[]>;
};

/**
 * What a prompt asks for, in whichever of nine languages, mixed or not (docs/decisions/0030). English words that the
 * encoder was taught reach it as they were written, but for typing slips; any other that is read here does as the English word for it.
 * @param spelled puts typing slips right in words that the encoder was taught
 */
export function readPrompt(
  prompt: string,
  knows: Knows,
  spelled: (text: string) => string = (text) => text,
): PromptReading {
  const tokens = tokensOf(prompt);
  const main = mainLanguageOf(tokens, knows);
  return (
    (main === undefined ? undefined : readForeign(prompt, tokens, main, knows)) ??
    readAsEnglish(prompt, knows, spelled)
  );
}

function readAsEnglish(prompt: string, knows: Knows, spelled: (text: string) => string): PromptReading {
  const said = splitNegation(prompt);
  const [asked, ...unwanted] = [said.wanted, ...said.unwanted].map(spelled) as [string, ...string[]];
  const tokens = tokensOf(asked);
  const content = contentOf(readEnglish(tokens, knows));
  const not = unwanted.map((text) => contentOf(readEnglish(tokensOf(text), knows)));
  return {
    understood: understoodOf(content, not, unwanted),
    wanted: wantedInEnglish(asked, tokens, content, knows),
    unwanted,
    said,
    foreign: new Map(),
  };
}

/** As it was written, but for clothes that the encoder was not taught, and for occasions alone. */
function wantedInEnglish(
  text: string,
  tokens: readonly Token[],
  content: Content,
  knows: Knows,
): Alternative[] {
  const asWritten = [{ text, weight: 1 }];
  // Of a model without a list, nothing is known that it does not understand.
  if (knows(text) === undefined) return asWritten;
  if (content.classes.length === 0) {
    return content.saysOccasion ? alternativesOf(content, knows) : asWritten;
  }
  let written = text;
  for (const { meaning, from, to } of content.words.toReversed()) {
    const phrase = tokens.slice(from, to);
    const [first, last] = [phrase[0], phrase.at(-1)];
    if (meaning.kind !== 'class' || first === undefined || last === undefined) continue;
    if (phrase.every(({ word }) => word.length === 1 || knows(word) === true)) continue;
    if (knows(meaning.value) !== true) continue;
    written = written.slice(0, first.start) + meaning.value + written.slice(last.end);
  }
  return [{ text: written, weight: 1 }];
}

/** Undefined where nothing of it says what is looked for. */
function readForeign(
  prompt: string,
  tokens: readonly Token[],
  main: string,
  knows: Knows,
): PromptReading | undefined {
  const { wanted, unwanted, foreign } = readMixed(tokens, main, knows);
  const content = contentOf(wanted);
  const denied = unwanted.map((words) => contentOf(words));
  const alternatives = alternativesOf(content, knows);
  const not = denied.map((one) => alternativesOf(one, knows)[0]?.text ?? '').filter((text) => text !== '');
  if (alternatives.length === 0 && not.length === 0) return undefined;
  // Of an English prompt, a word that another language has too says little: "office printer".
  if (
    content.classes.length === 0 &&
    wanted.some(({ language, meaning }) => language === 'en' && QUALITIES.includes(meaning.kind))
  )
    return undefined;
  const spans = unwanted.flatMap((words) => {
    const [first, last] = [tokens[words[0]?.from ?? -1], tokens[(words.at(-1)?.to ?? 0) - 1]];
    return first === undefined || last === undefined ? [] : [{ start: first.start, end: last.end }];
  });
  let rest = prompt;
  for (const { start, end } of spans.toReversed()) rest = `${rest.slice(0, start)} ${rest.slice(end)}`;
  return {
    understood: understoodOf(content, denied, not),
    wanted: alternatives.length > 0 ? alternatives : [{ text: 'a garment', weight: 1 }],
    unwanted: not,
    said: {
      wanted: rest.trim() === '' ? prompt : rest,
      unwanted: spans.map(({ start, end }) => prompt.slice(start, end)),
    },
    foreign,
  };
}
