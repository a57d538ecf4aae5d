import { besideBone } from '../geometry/bone.js';
import { between } from '../geometry/point.js';
import type { Labels, Mask } from '../images/image.js';
import { type Body, torsoPlace } from '../stages/body.js';
import { placeOn } from './bone-place.js';
import type { Hang } from './laid.js';
import { LEGS, SLEEVES, TORSO } from './skeleton-parts.js';

/** The hem is where the columns of the body's middle end; of trousers, where their legs do. */
const MIDDLE = 0.28;

/** Measures what was drawn: `parts` says which part each pixel shows. */
export function hangOf(alpha: Mask, parts: Labels, body: Body): Hang {
  const lowest = new Map<number, number>();
  const sleeves: [number[], number[]] = [[], []];
  const legs: [number, number] = [0, 0];
  const { width } = alpha;
  const feet = torsoPlace(body, between(body.left.ankle, body.right.ankle, 0.5));
  for (let i = 0; i < alpha.data.length; i++) {
    if (alpha.data[i]! <= 0.5) continue;
    const p = { x: i % width, y: Math.floor(i / width) };
    const part = parts.data[i]!;
    const sleeve = SLEEVES.findIndex((each) => each === part);
    if (sleeve >= 0) {
      const { arm } = sleeve === 0 ? body.left : body.right;
      const share = besideBone(arm, p).along / arm.total;
      sleeves[sleeve]!.push(Math.min(1.05, share));
      continue;
    }
    const { t, side } = torsoPlace(body, p);
    const leg = LEGS.findIndex((each) => each === part);
    if (leg >= 0) {
      const { leg: bone } = leg === 0 ? body.left : body.right;
      legs[leg] = Math.max(legs[leg]!, Math.min(1.05, besideBone(bone, p).along / bone.total));
      continue;
    }
    // Below the hips the body's middle goes on between the legs, wherever the trunk leans.
    const middle = feet.side * Math.max(0, (t - 1) / Math.max(1, feet.t - 1));
    if (part !== TORSO || Math.abs(side - middle) > MIDDLE) continue;
    lowest.set(p.x, Math.max(lowest.get(p.x) ?? -Infinity, t));
  }
  const ends = [...lowest.values()].toSorted((a, b) => a - b);
  const cuffs = [body.left, body.right].flatMap(({ leg: bone }, k) =>
    legs[k] === 0 ? [] : [torsoPlace(body, placeOn(bone, legs[k]! * bone.total).point).t],
  );
  const hem = cuffs.length > 0 ? meanOf(cuffs) : ends[Math.floor(ends.length / 2)];
  return { ...(hem !== undefined && { hem }), sleeves: [endOf(sleeves[0]), endOf(sleeves[1])], legs };
}

const meanOf = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / values.length;

/** Where a sleeve ends: of a bent arm some of the sleeve lies nearer to the forearm than to the arm that it is on. */
function endOf(shares: number[]): number {
  return shares.toSorted((a, b) => a - b)[Math.floor(0.97 * shares.length)] ?? 0;
}
