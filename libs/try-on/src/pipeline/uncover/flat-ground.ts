import { type Image, type Mask, newMask, supportOf } from '#images';
import { distanceTo } from '../images/morphology.js';
import type { Person } from '../person/person.js';

/** Shoulder widths around the old garment in which flat ground is painted anew, and how near to the rest of the person it is not. */
const [REACH, CLEAR] = [0.14, 0.045];
/** Steps of luminance (0–255) between pixels two apart: a studio's ground has no more in the middle and the ninth decile. */
const [MIDDLE, MOST] = [2, 7];

/**
 * Background beside the `old` garment that may be painted anew, 0–1, where the ground there is as flat as a studio's:
 * its shadow, and what the parser's edge left of it, go with it. `beyond`: pixels from the old garment.
 * @returns undefined before any other ground
 */
export function flatGround(
  { image, labels, body }: Pick<Person, 'image' | 'labels' | 'body'>,
  old: Mask,
  beyond: Mask,
): Mask | undefined {
  const reach = REACH * body.unit;
  if (!isFlat(image, labels.data, beyond.data, reach)) return undefined;
  const clear = CLEAR * body.unit;
  const out = newMask(labels);
  const box = supportOf(old, 0.5, Math.ceil(reach + 2 * clear));
  if (box === undefined) return out;
  const others = newMask(box);
  const { x: left, y: top, width, height } = box;
  const inBox = (x: number, y: number) => (y - top) * width + x - left;
  for (let y = top; y < top + height; y++) {
    for (let x = left; x < left + width; x++) {
      const i = y * labels.width + x;
      if (labels.data[i] !== 0 && old.data[i]! <= 0.5) others.data[inBox(x, y)] = 1;
    }
  }
  const toOthers = distanceTo(others);
  for (let y = top; y < top + height; y++) {
    for (let x = left; x < left + width; x++) {
      const i = y * labels.width + x;
      if (labels.data[i] !== 0 || beyond.data[i]! >= reach) continue;
      const outwards = Math.min(1, (2 * (reach - beyond.data[i]!)) / reach);
      const fromOthers = Math.min(1, Math.max(0, toOthers.data[inBox(x, y)]! / clear - 1));
      out.data[i] = Math.min(outwards, fromOthers);
    }
  }
  return out;
}

function isFlat({ width, data }: Image, labels: Uint8Array, beyond: Float32Array, reach: number): boolean {
  const steps = new Uint32Array(256);
  let count = 0;
  for (let i = 2 * width; i < labels.length; i++) {
    const away = beyond[i]!;
    const isGround = away > reach && away < 3 * reach && labels[i] === 0;
    if (!isGround || labels[i - 2] !== 0 || labels[i - 2 * width] !== 0) continue;
    const at = (k: number) => 0.3 * data[k * 3]! + 0.6 * data[k * 3 + 1]! + 0.1 * data[k * 3 + 2]!;
    const here = at(i);
    const step = Math.max(Math.abs(here - at(i - 2)), Math.abs(here - at(i - 2 * width)));
    steps[Math.min(255, Math.round(step))]!++;
    count++;
  }
  if (count === 0) return false;
  const upTo = (most: number) => steps.subarray(0, most + 1).reduce((a, b) => a + b, 0) / count;
  return upTo(MIDDLE) >= 0.5 && upTo(MOST) >= 0.9;
}
