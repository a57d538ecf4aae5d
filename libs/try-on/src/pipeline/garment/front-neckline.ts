import type { Point } from '../geometry/point.js';
import type { Image, Mask } from '../images/image.js';
import { type Neckline, type Profile, PROFILES, stepAlong } from './neckline.js';

const NARROWER = [1, 0.9, 0.8] as const;
/** Depths in halves of the neckline's width. */
const [SHALLOWEST, DEEPEST, DEPTHS] = [0.2, 2.2, 24];
/** A round line that is deeper is the edge of a print on what has sleeves; tank tops are cut so. */
const DEEPEST_ROUND = 1.6;
/** CIELAB step that seven tenths of the edge of a neckline have at least; prints and folds are no such closed line. */
const LEAST_STEP = 7;
const DISTINCT = 1.6;

/**
 * Looks for the front neckline below the collar's outline of a garment that lies flat or hangs: of round, scooped
 * and pointed lines of all depths the one with the strongest edge along it. Undefined where no line stands out, as
 * when only the front is seen.
 */
export function frontNeckline(
  image: Image,
  mask: Mask,
  { neckLeft, neckRight, sleeves }: { neckLeft: Point; neckRight: Point; sleeves: readonly unknown[] },
): Neckline | undefined {
  const whole = (neckRight.x - neckLeft.x) / 2;
  if (whole < 6) return undefined;
  const middle = { x: (neckLeft.x + neckRight.x) / 2, y: (neckLeft.y + neckRight.y) / 2 };
  const tilt = (neckRight.y - neckLeft.y) / (2 * whole);
  let best: { line: Neckline; step: number; worth: number } | undefined;
  const steps: number[] = [];
  for (const profile of Object.keys(PROFILES) as Profile[]) {
    const deepest = profile !== 'pointed' && sleeves.some(Boolean) ? DEEPEST_ROUND : DEEPEST;
    for (const narrower of NARROWER) {
      for (let k = 0; k < DEPTHS; k++) {
        const share = SHALLOWEST + ((deepest - SHALLOWEST) * k) / (DEPTHS - 1);
        const half = whole * narrower;
        const line = { middle, half, depth: share * half, profile, tilt };
        const step = stepAlong(image, mask, line);
        if (step === undefined) continue;
        steps.push(step);
        // Labels and yokes are edges too, but further down: of like edges the upper one.
        const worth = step * (1 - 0.14 * share);
        if (best === undefined || worth > best.worth) best = { line, step, worth };
      }
    }
  }
  if (best === undefined || best.step < LEAST_STEP) return undefined;
  const usual = steps.toSorted((a, b) => a - b)[Math.floor(steps.length / 2)]!;
  return best.step > DISTINCT * usual ? best.line : undefined;
}
