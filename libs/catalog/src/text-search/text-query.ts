import { MOST_COUNTED } from './text-statements.js';
import { type TextTerm, weightOf } from './text-terms.js';

export type WeightedTerm = {
  query: string;
  strongQuery: string;
  weight: number;
  about: About;
};

/** What a word is about: how an item looks, which a photo shows too; whom and when it is for, or nothing; what it is called. */
export type About = 'looks' | 'use' | 'name';

/** What Postgres is asked for. */
export type TextQuery = {
  /** Items that are looked at. */
  candidates: string;
  /** What each term adds to an item's share of the prompt; all that the prompt says makes 1. */
  terms: WeightedTerm[];
  /** So many items have each of the terms that they tell hardly any apart. */
  isCommon: boolean;
  /** A word about looks is none of the terms: no text says it. */
  isLookUnsaid: boolean;
};

/** A term that no more items have is looked for by itself: of several, as many as have so many items together. */
const RARE = 100;
/** Where every term is common, items that have several of them are looked at; not if all are less than so much of the prompt. */
const MOST = 0.4;
/** So many terms that no more items than this are to be expected, were terms spread by chance. */
const EXPECTED = 30;
/** Each is compared with every item that is looked at. */
const MAX_TERMS = 8;
/** Lexemes as Postgres writes them: quoted, quotes and backslashes doubled. */
const LEXEMES = /'(?:[^']|'')*'/g;

/**
 * The query for the terms of a prompt; undefined where no item is to be found by them. Items are looked at that have one of the
 * rare terms, or, where all are common, the rarest of them together: a word that half of the items have picks out none.
 */
export function textQuery(
  terms: readonly TextTerm[],
  catalogueSize: number,
  about: (word: string) => About,
): TextQuery | undefined {
  const weighted = terms.map((term) => ({ ...term, weight: weightOf(term, catalogueSize) }));
  const all = weighted.reduce((sum, { weight }) => sum + weight, 0);
  const there = weighted
    .flatMap(({ word, query, items, weight, certainty }) =>
      query === null ? [] : [{ word, query, items, weight: (weight * certainty) / all }],
    )
    .toSorted((a, b) => a.items - b.items)
    .slice(0, MAX_TERMS);
  const rare: string[] = [];
  let items = 0;
  for (const term of there) {
    items += term.items;
    if (items > RARE) break;
    rare.push(term.query);
  }
  const share = there.reduce((sum, { weight }) => sum + weight, 0);
  if (rare.length === 0 && share < MOST) return undefined;
  const candidates =
    rare.length > 0
      ? rare.map(inBrackets).join(' | ')
      : rarestTogether(there, catalogueSize).map(inBrackets).join(' & ');
  return {
    candidates,
    isCommon: there.every((term) => term.items >= MOST_COUNTED),
    terms: there.map(({ word, query, weight }) => ({
      query,
      strongQuery: strong(query),
      weight,
      about: about(word),
    })),
    isLookUnsaid: terms.some(({ word, query }) => query === null && about(word) === 'looks'),
  };
}

/** Of terms, the rarest first, as many as it takes for few items to have them all. */
function rarestTogether(terms: readonly { query: string; items: number }[], catalogueSize: number): string[] {
  const taken: string[] = [];
  let expected = Math.max(1, catalogueSize);
  for (const { query, items } of terms) {
    if (taken.length > 0 && expected <= EXPECTED) break;
    taken.push(query);
    expected *= Math.min(1, items / Math.max(1, catalogueSize));
  }
  return taken;
}

/** All terms at once, in what is said of an item briefly; undefined where an item can have no such thing. */
export function queryForAll(terms: readonly TextTerm[]): string | undefined {
  if (terms.length === 0 || terms.some(({ query }) => query === null)) return undefined;
  return terms.map(({ query }) => inBrackets(strong(query ?? ''))).join(' & ');
}

/** The same in the name, the groups and the attributes alone: a description tells of other things too. */
function strong(query: string): string {
  return query.replace(LEXEMES, (lexeme) => `${lexeme}:ABC`);
}

function inBrackets(query: string): string {
  return `(${query})`;
}
