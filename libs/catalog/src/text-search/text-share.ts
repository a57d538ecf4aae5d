import type { TextQuery } from './text-query.js';

/** How much of a prompt an item's text says. */
export type TextShare = {
  /** 0…1, and a thousandth more for an item that is called just so. */
  whole: number;
  /**
   * The same where photos are judged as well. A text that leaves out one of the looks that are asked for does not speak for
   * the others: "summer dress" may be said of a black one, and how it looks is the photo's to tell. What it is called, a brand
   * or a number, no photo shows: that counts in any case.
   */
  besidePhotos: number;
};

/** How Postgres says of a term whether an item has it: in its name, groups or attributes, in its description alone, not. */
export const SAID = { plainly: '2', inDescription: '1', not: '0' } as const;

/** Of what only the description says. */
const WEAK = 0.4;
/** An item with just this name goes before one whose name has more words. */
const EXACT = 0.001;

/** @param said a digit for each of the query's terms; a last one, where it is there, is 1 for an item that is called just so */
export function shareOf({ terms, isLookUnsaid }: TextQuery, said: string): TextShare {
  let whole = said[terms.length] === '1' ? EXACT : 0;
  let named = 0;
  let saysAllLooks = !isLookUnsaid;
  for (const [at, { weight, about }] of terms.entries()) {
    const part = said[at] === SAID.plainly ? weight : said[at] === SAID.inDescription ? WEAK * weight : 0;
    whole += part;
    if (about === 'name') named += part;
    // A description tells of other things too.
    if (about === 'looks') saysAllLooks &&= said[at] === SAID.plainly;
  }
  return { whole, besidePhotos: saysAllLooks ? whole : named };
}
