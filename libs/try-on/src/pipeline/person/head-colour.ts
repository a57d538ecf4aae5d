import type { Image, Labels } from '#images';
import { type Lab, labAt, middleLab } from '../images/colour.js';
import { type Body, torsoPlace } from './body.js';

/** In shoulder widths: heads are this far above the shoulder line and further, and no further aside. */
const [ABOVE, ASIDE] = [0.42, 0.84];
/** Pixels of a face or of hair, one in three of them looked at: with fewer its colour is not known. */
const LEAST = 60;
/** Faces, necks and hands lie in light and shade: lightness tells less than hue. */
const LIGHTNESS = 0.35;

/** The middle in CIELAB of what has the label (skin or hair) above the neck; undefined where too little of it is seen. */
export function headColour(
  label: number,
  image: Image,
  { width, data }: Labels,
  body: Body,
): Lab | undefined {
  const seen: Lab[] = [];
  for (let i = 0; i < data.length; i += 3) {
    if (data[i] !== label) continue;
    const { t, side } = torsoPlace(body, { x: i % width, y: Math.floor(i / width) });
    if (t * body.torso < -ABOVE * body.unit && Math.abs(side) < ASIDE) seen.push(labAt(image, i));
  }
  return seen.length < LEAST ? undefined : middleLab(seen);
}

/** Distance in CIELAB in which lightness counts little. */
export const hueApart = (a: Lab, b: Lab): number =>
  Math.hypot(LIGHTNESS * (a[0] - b[0]), a[1] - b[1], a[2] - b[2]);
