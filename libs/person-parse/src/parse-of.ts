import type { Box, Image } from '#images';
import { closerBoxes, joined } from './closer-looks.js';
import { dressAsOne } from './dress-as-one.js';
import { likeliestOf, type Parse } from './parse.js';
import { parseByColours } from './parse-by-colours.js';

/** What the network said of a photo, and the part of it that was looked at: RGB at the size of the parse to be made. */
export type Seen = { whole: Parse; closer: readonly Parse[]; small: Image };

/** What is made of looks at a photo: by the thread that asks, or by one beside it, which takes the memory of what it is given. */
export type LookWork = {
  /** Where to look closer (`closerBoxes`), with the look that it was told of. */
  boxes(whole: Parse): Promise<{ boxes: Box[]; whole: Parse }>;
  /** All looks together, with the photo's own colours. */
  parse(seen: Seen): Promise<Parse>;
  /** The likeliest class of every pixel of that parse. */
  likeliest(seen: Seen): Promise<Uint8Array>;
  close(): Promise<void>;
};

/** All looks at a photo together, with its own colours, by which a dress is one garment. */
export function parseOf({ whole, closer, small }: Seen): Parse {
  const parse = parseByColours(closer.length === 0 ? whole : joined(whole, closer), small);
  return dressAsOne(parse, small);
}

/** By the thread that asks. */
export const WORK_HERE: LookWork = {
  boxes: async (whole) => ({ boxes: closerBoxes(whole), whole }),
  parse: async (seen) => parseOf(seen),
  likeliest: async (seen) => likeliestOf(parseOf(seen)),
  close: async () => undefined,
};
