import { type Labels, type Mask, newMask, type Size } from '#images';
import { partIndex } from '#person-parse';
import { add, minus, type Point, times, unit } from '../geometry/point.js';
import type { Body, BodySide } from './body.js';

/** In shoulder widths: a hand's middle beyond the wrist in the forearm's direction, and how far around that it reaches. */
type Reach = { beyond: number; radius: number };

/** All of a hand: what stays before a garment, and how far a bare arm goes on. Too much of it costs nothing there. */
export const WHOLE_HAND: Reach = { beyond: 0.22, radius: 0.36 };

/**
 * Where a hand is told by its colour alone: nearer to the wrist and less around it, since cloth of a face's colour that
 * lies in it becomes skin.
 */
export const SURELY_HAND: Reach = { beyond: 0.18, radius: 0.3 };

/** As far beyond the wrist as fingers reach, in shoulder widths. */
export const FINGERTIPS = 0.7;

/** Of a square shoulder width: with less skin there the hand is hidden. */
const LEAST_SEEN = 0.01;

/** The middle of a hand, and how far around it the hand reaches, in pixels. @param measure the shoulders' width in pixels */
export function handOf(
  { elbow, wrist }: Pick<BodySide, 'elbow' | 'wrist'>,
  measure: number,
  { beyond, radius }: Reach,
): { middle: Point; radius: number } {
  return {
    middle: add(wrist, times(unit(minus(wrist, elbow)), beyond * measure)),
    radius: radius * measure,
  };
}

/** Discs round the whole of both hands. */
export function handZone(body: Body, size: Size): Mask {
  const zone = newMask(size);
  for (const side of [body.left, body.right]) {
    const { middle, radius } = handOf(side, body.unit, WHOLE_HAND);
    const [right, bottom] = [
      Math.min(size.width, middle.x + radius),
      Math.min(size.height, middle.y + radius),
    ];
    for (let y = Math.max(0, Math.floor(middle.y - radius)); y < bottom; y++) {
      for (let x = Math.max(0, Math.floor(middle.x - radius)); x < right; x++) {
        if (Math.hypot(x - middle.x, y - middle.y) < radius) zone.data[y * size.width + x] = 1;
      }
    }
  }
  return zone;
}

/** Whether skin is seen where the hand of this wrist is. @param hands the `handZone` of the body */
export function isHandSeen({ width, data }: Labels, hands: Mask, wrist: Point, measure: number): boolean {
  let area = 0;
  const skin = partIndex('skin');
  const reach = (WHOLE_HAND.beyond + WHOLE_HAND.radius) * measure;
  for (let i = 0; i < data.length; i++) {
    if (data[i] !== skin || hands.data[i] === 0) continue;
    if (Math.hypot((i % width) - wrist.x, Math.floor(i / width) - wrist.y) < reach) area++;
  }
  return area > LEAST_SEEN * measure ** 2;
}
