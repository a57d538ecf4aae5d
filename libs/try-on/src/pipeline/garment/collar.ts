import { deltaE76, type Lab, middleLab } from '../images/colour.js';
import type { Image, Mask } from '../images/image.js';
import { colourAt, edgeOf, type Neckline, PLACES } from './neckline.js';

/** The opening between the wings of a collar, its width and depth in halves of the neckline's width. */
const BETWEEN_WINGS = { half: 0.75, depth: 0.7 };
/** CIELAB distance of the inside of a back to the front. */
const INSIDE = 12;
/** Below the wings: so far from the middle, in halves of the neckline's width. */
const CENTRE = 0.4;
/** How much of the cloth below a neckline the inside is held against, in halves of its width. */
const BELOW = 0.5;

/** The line between the wings of a buttoned collar, no deeper than `line`. */
export function buttonedAbove(line: Neckline): Neckline {
  const { half, depth } = line;
  return {
    ...line,
    profile: 'pointed',
    half: BETWEEN_WINGS.half * half,
    depth: Math.min(depth, BETWEEN_WINGS.depth * half),
  };
}

/** The line between the wings of an open collar, as deep as `line`, on what is `whole` wide from its middle. */
export function openAbove(line: Neckline, whole: number): Neckline {
  return { ...line, profile: 'pointed', half: Math.min(line.half, OPEN * whole) };
}

/** Of half the neckline's width: beside it lie the wings of an open collar. */
const OPEN = 0.8;

/**
 * The line between the wings of a collar, where what lies above a deeper `line` looks like the front below it: so
 * it is the wings and no inside of a back. Undefined where it is that, or the line is no deeper.
 */
export function collarOf(image: Image, mask: Mask, line: Neckline): Neckline | undefined {
  const { middle, half, depth } = line;
  const collar = buttonedAbove(line);
  if (depth <= collar.depth) return undefined;
  const [above, below]: [Lab[], Lab[]] = [[], []];
  for (const u of PLACES) {
    if (Math.abs(u) > CENTRE) continue;
    const x = Math.round(middle.x + u * half);
    const edge = edgeOf(line, u);
    for (
      let y = Math.ceil(edgeOf(collar, Math.min(1, Math.max(-1, (u * half) / collar.half))));
      y < edge + BELOW * half;
      y += 2
    ) {
      if (x < 0 || y < 0 || x >= mask.width || y >= mask.height) continue;
      if (mask.data[y * mask.width + x]! < 0.9) continue;
      (y < edge ? above : below).push(colourAt(image, x, y));
    }
  }
  if (Math.min(above.length, below.length) < PLACES.length) return undefined;
  return deltaE76(middleLab(above), middleLab(below)) > INSIDE ? undefined : collar;
}
