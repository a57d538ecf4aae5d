import type { Mask } from '#images';
import { partsTable } from '#person-parse';
import { torsoPlace } from '../person/body.js';
import type { Person } from '../person/person.js';

/** Shares of pixels, 0–1. */
type ShareOf = (i: number) => number;

const IS_INNER = partsTable(['upper', 'dress']);
/** In shoulder widths from the middle: collars and necklines lie there. */
const NEAR_NECK = 0.4;

/**
 * What a coat had covered of the trunk above the new one's neckline: bare above the edge of what is worn under it, and
 * covered by that below.
 * @param trunk how much of a pixel is trunk that the new coat leaves to be seen (`bareTrunk`)
 */
export function underCoat(
  { labels, body }: Pick<Person, 'labels' | 'body'>,
  old: Mask,
  trunk: ShareOf,
): { bare: ShareOf; covered: ShareOf } {
  const { width, data } = labels;
  const first = data.findIndex((label, i) => {
    if (!IS_INNER[label] || old.data[i]! > 0.5) return false;
    const { side } = torsoPlace(body, { x: i % width, y: Math.floor(i / width) });
    return Math.abs(side - body.neck) < NEAR_NECK;
  });
  const from = first < 0 ? Infinity : first - (first % width);
  return {
    bare: (i) => (i < from ? trunk(i) : 0),
    covered: (i) => (i < from ? 0 : trunk(i)),
  };
}
