import { type Mask, newMask, type Size } from '#images';
import { angleBetween, boneThrough } from '../geometry/bone.js';
import { minus } from '../geometry/point.js';
import type { Body } from '../person/body.js';
import { markBeside } from '../person/mark-beside.js';

/** Degrees between upper arm and forearm: below that the forearm lies before the upper arm. */
const FOLDED = 55;
/** How far beside its bone a forearm is seen, and how far beyond its ends, in shoulder widths. */
const [BESIDE, BEYOND] = [0.15, 0.04];

/** A sleeve that goes down the arm further than that covers the forearm. */
const TO_ELBOW = 0.55;

/**
 * Where bare forearms are that are folded up before the upper arm, as of a hand at the head or at the other shoulder.
 * @param sleeves how far down the arms the new sleeves go, as shares of them
 */
export function foldedForearms(body: Body, size: Size, sleeves: readonly [number, number] = [0, 0]): Mask {
  const out = newMask(size);
  for (const [k, { shoulder, elbow, wrist }] of [body.left, body.right].entries()) {
    if (sleeves[k]! > TO_ELBOW) continue;
    if (angleBetween(minus(shoulder, elbow), minus(wrist, elbow)) > FOLDED) continue;
    const forearm = boneThrough([elbow, wrist]);
    const [half, beyond] = [BESIDE * body.unit, BEYOND * body.unit];
    markBeside(out, forearm, half, ({ along, across }) => {
      return Math.abs(across) < half && along > -beyond && along < forearm.total + beyond;
    });
  }
  return out;
}
