import { besideBone } from '../geometry/bone.js';
import type { Labels, Mask } from '../images/image.js';
import { type Body, torsoPlace } from '../stages/body.js';
import type { Hang } from './laid.js';
import { LEGS, SLEEVES, TORSO } from './skeleton-parts.js';

/** The hem is where the columns of the body's middle end; of trousers, those of the legs. */
const MIDDLE = 0.28;

/** Measures what was drawn: `parts` says which part each pixel shows. */
export function hangOf(alpha: Mask, parts: Labels, body: Body): Hang {
  const lowest = new Map<number, number>();
  const sleeves: [number[], number[]] = [[], []];
  const legs: [number, number] = [0, 0];
  const { width } = alpha;
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
    } else if (part !== TORSO || Math.abs(side) > MIDDLE) continue;
    lowest.set(p.x, Math.max(lowest.get(p.x) ?? -Infinity, t));
  }
  const ends = [...lowest.values()].toSorted((a, b) => a - b);
  const hem = ends[Math.floor(ends.length / 2)];
  return { ...(hem !== undefined && { hem }), sleeves: [endOf(sleeves[0]), endOf(sleeves[1])], legs };
}

/** Where a sleeve ends: of a bent arm some of the sleeve lies nearer to the forearm than to the arm that it is on. */
function endOf(shares: number[]): number {
  return shares.toSorted((a, b) => a - b)[Math.floor(0.97 * shares.length)] ?? 0;
}
