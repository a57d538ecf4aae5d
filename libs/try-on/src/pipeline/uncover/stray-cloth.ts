import { type Box, type Image, type Mask, newMask } from '#images';
import { partIndex } from '#person-parse';
import { labAt, labOf, type Rgb } from '../images/colour.js';
import { fill } from '../images/fill.js';
import { dilate, erode, open } from '../images/morphology.js';
import { torsoPlace } from '../person/body.js';
import type { Person } from '../person/person.js';

/** How far beside the old garment, in units, cloth may lie that the parser took for something else. */
export const STRAY = 0.15;
/** In units: a corner of the next garment that was taken for the old one is narrower than twice this, and no reason to look beside it. */
const CORNER = 0.06;
/** Sums of differences of the three channels: so like cloth, and by so much less like what it was taken for. */
const [LIKE, UNLIKE] = [60, 45];

/** What lies around the old garment. */
type Around = {
  where: Box;
  /** The background, continued under it. */
  ground: Image;
  skin: Rgb;
  /** What is held or hangs beside it. */
  things: Mask;
  /** Which labels the garment next to it has, and its colour. */
  next?: { isNext: readonly boolean[]; colour: Rgb | undefined };
};

/**
 * Cloth of the old garment beyond its outline: what the parser calls background, a thing, a shoe, skin or the next
 * garment but looks much more like the cloth next to it (`old`) than like these. Nothing outside of `where`.
 */
export function strayCloth(
  { image, labels, body }: Person,
  old: Mask,
  { where, ground, skin, things, next }: Around,
): Mask {
  const stray = newMask(old);
  const cloth = fill(image, erode(old, Math.max(1, body.unit * 0.02)), where);
  const [thing, bare, shoe] = (['other', 'skin', 'shoes'] as const).map(partIndex);
  const near = dilate(open(old, CORNER * body.unit), STRAY * body.unit);
  const ankle = Math.max(body.left.ankle.y, body.right.ankle.y);
  for (let y = where.y; y < where.y + where.height; y++) {
    for (let x = where.x; x < where.x + where.width; x++) {
      const i = y * labels.width + x;
      const label = labels.data[i]!;
      const isOfNext = next?.isNext[label] === true && near.data[i] === 1;
      const isKnown = label !== 0 && label !== thing && label !== bare && label !== shoe && !isOfNext;
      if (old.data[i]! > 0.5 || isKnown || things.data[i]! > 0.5) continue;
      if (label === shoe && y > ankle) continue;
      if (label === bare && torsoPlace(body, { x, y }).t < 0.1) continue;
      const toCloth = apart(image.data, i * 3, cloth.data, i * 3);
      if (label !== 0 && !isOfNext && isVividAndAlike(image, cloth, i, skin)) stray.data[i] = 1;
      if (toCloth > LIKE) continue;
      const other = label === bare ? skin : isOfNext ? next?.colour : undefined;
      const toOther =
        other === undefined
          ? apart(image.data, i * 3, ground.data, i * 3)
          : apart(image.data, i * 3, other, 0);
      if (toOther > UNLIKE + 2 * toCloth) stray.data[i] = 1;
    }
  }
  return stray;
}

/** CIELAB chroma of vivid cloth; and how near to it, and how far from skin, the hue of a pixel in any light is. */
const [VIVID, ONE_HUE, ANOTHER_HUE] = [45, 24, 30];

/** Folds of vivid cloth differ in light and not in hue: skin is never as orange as a coat. */
function isVividAndAlike(image: Image, cloth: Image, i: number, skin: Rgb): boolean {
  const [, ca, cb] = labAt(cloth, i);
  if (Math.hypot(ca, cb) < VIVID) return false;
  const [, a, b] = labAt(image, i);
  const [, sa, sb] = labOf(...skin);
  return Math.hypot(a - ca, b - cb) < ONE_HUE && Math.hypot(a - sa, b - sb) > ANOTHER_HUE;
}

function apart(a: ArrayLike<number>, i: number, b: ArrayLike<number>, k: number): number {
  return Math.abs(a[i]! - b[k]!) + Math.abs(a[i + 1]! - b[k + 1]!) + Math.abs(a[i + 2]! - b[k + 2]!);
}
