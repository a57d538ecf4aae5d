import { intersection, type Mask, newMask, supportOf, union, without } from '#images';
import { fill } from '../images/fill.js';
import { close, open } from '../images/morphology.js';
import { type Body, torsoPlace } from '../person/body.js';
import type { Draped } from '../fit/draped.js';

/** Cloth from this coverage on is cloth all through. */
const SOLID = 0.9;
/** Shoulder widths: a wider gap is seen between arm and trunk. */
const WIDEST = 0.3;
/** Half of the least height and breadth of a gap, in shoulder widths. */
const EVEN = 0.025;
/** Where sleeves hang beside the trunk: torsos below the shoulder line, and shoulder widths from the middle. */
const [FROM, TO, BESIDE] = [0, 0.95, 0.28];

/**
 * The garment with its gaps between sleeve and trunk closed where the old one has none: the arm lies against the body
 * there, whatever it did where the new one was seen.
 * @param old coverage of the old garment, 0–1
 */
export function closeArmpits(draped: Draped, old: Mask, body: Body): Draped {
  const solid = { ...draped.alpha, data: draped.alpha.data.map((alpha) => (alpha >= SOLID ? 1 : 0)) };
  // Rows of the parser's edges flicker: neither slits between them nor threads across a gap are meant.
  const even = EVEN * body.unit;
  const found = close(gapsOf(draped.alpha, old, body), even);
  const gaps = without(intersection(found, open(union(found, solid), even)), draped.alpha);
  const where = supportOf(gaps, 0, 2);
  if (where === undefined) return draped;
  const image = fill(draped.image, solid, where);
  const alpha = { ...draped.alpha, data: draped.alpha.data.slice() };
  const out = { ...draped.image, data: draped.image.data.slice() };
  for (let i = 0; i < gaps.data.length; i++) {
    if (gaps.data[i]! <= 0) continue;
    alpha.data[i] = 1;
    out.data.set(image.data.subarray(i * 3, i * 3 + 3), i * 3);
  }
  return { ...draped, image: out, alpha };
}

/** Pieces of rows with cloth on both sides and nothing but the old garment between. */
function gapsOf({ width, height, data }: Mask, old: Mask, body: Body): Mask {
  const gaps = newMask(old);
  const widest = WIDEST * body.unit;
  for (let y = 0; y < height; y++) {
    let last = -1;
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      if (old.data[i]! <= 0.5 && data[i]! < SOLID) last = -1;
      if (data[i]! < SOLID) continue;
      if (last >= 0 && x - last > 1 && x - last < widest && isBeside(body, (x + last) / 2, y))
        gaps.data.fill(1, y * width + last + 1, i);
      last = x;
    }
  }
  return gaps;
}

function isBeside(body: Body, x: number, y: number): boolean {
  const { t, side } = torsoPlace(body, { x, y });
  return t > FROM && t < TO && Math.abs(side) > BESIDE;
}
