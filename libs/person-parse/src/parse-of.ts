import type { Image } from '#images';
import { joined } from './closer-looks.js';
import { dressAsOne } from './dress-as-one.js';
import type { Parse } from './parse.js';
import { parseByColours } from './parse-by-colours.js';

/** What the network said of a photo, and the part of it that was looked at: RGB at the size of the parse to be made. */
export type Seen = { whole: Parse; closer: readonly Parse[]; small: Image };

/** All looks at a photo together, with its own colours, by which a dress is one garment. */
export function parseOf({ whole, closer, small }: Seen): Parse {
  const parse = parseByColours(closer.length === 0 ? whole : joined(whole, closer), small);
  return dressAsOne(parse, small);
}
