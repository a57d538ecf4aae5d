import type { Point } from '../geometry/point.js';
import { deltaE76, labOf } from '../images/colour.js';
import type { Image, Mask } from '../images/image.js';
import { sampleColour, sampleMask } from '../images/sample.js';

/** The front edge of a neckline: what of the cut-out lies above it is the inside of the garment's back. */
export type Neckline = {
  middle: Point;
  half: number;
  depth: number;
  profile: Profile;
  /** Rise of the line between the neck points, per pixel to the right. */
  tilt: number;
};

/** How deep a neckline hangs at `u` of its half width: 1 in the middle, 0 at its ends. */
export const PROFILES = {
  round: (u: number) => Math.sqrt(Math.max(0, 1 - u * u)),
  scooped: (u: number) => 1 - u * u,
  pointed: (u: number) => 1 - Math.abs(u),
} as const;
export type Profile = keyof typeof PROFILES;

/** Where along a neckline it is looked at, in halves of its width from the middle. */
export const PLACES = Array.from({ length: 27 }, (_, k) => -0.91 + (1.82 * k) / 26);

/** The row of the line at `u` of its half width. */
export function edgeOf({ middle, half, depth, profile, tilt }: Neckline, u: number): number {
  return middle.y + tilt * u * half + depth * PROFILES[profile](u);
}

/** Difference in colour between the two sides that seven tenths of the line exceed; undefined where the line leaves the garment. */
export function stepAlong(image: Image, mask: Mask, line: Neckline): number | undefined {
  const reach = Math.max(2, line.half * 0.06);
  const found: number[] = [];
  for (const u of PLACES) {
    const x = line.middle.x + u * line.half;
    const y = edgeOf(line, u);
    const slope = (edgeOf(line, u + 0.02) - edgeOf(line, u - 0.02)) / (0.04 * line.half);
    const length = Math.hypot(1, slope);
    const [nx, ny] = [(-slope / length) * reach, reach / length];
    if (sampleMask(mask, x - nx, y - ny) < 0.9 || sampleMask(mask, x + nx, y + ny) < 0.9) continue;
    found.push(deltaE76(colourAt(image, x - nx, y - ny), colourAt(image, x + nx, y + ny)));
  }
  if (found.length < 0.7 * PLACES.length) return undefined;
  return found.toSorted((a, b) => a - b)[Math.floor(0.3 * found.length)];
}

/** CIELAB. */
export function colourAt(image: Image, x: number, y: number) {
  const rgb = [0, 0, 0];
  sampleColour(image, x, y, rgb);
  return labOf(Math.round(rgb[0]!), Math.round(rgb[1]!), Math.round(rgb[2]!));
}
