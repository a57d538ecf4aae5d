import { besideBone } from '../geometry/bone.js';
import type { Labels, Mask } from '../images/image.js';
import { type Body, torsoPlace } from '../stages/body.js';
import { LEGS, SLEEVES, TORSO } from './skeleton-parts.js';

/** How long a garment is on the body, as it was drawn. */
export type Hang = {
  /** Of what hangs down the middle: torsos below the shoulder line; undefined where nothing does. */
  hem?: number;
  /** Share of the arm that each sleeve covers, 0 where there is none; picture left and right. */
  sleeves: readonly [left: number, right: number];
  /** Share of the leg that each trouser leg covers. */
  legs: readonly [left: number, right: number];
};

/** The hem is where the columns of the body's middle end; of trousers, those of the legs. */
const MIDDLE = 0.28;

/** Measures what was drawn: `parts` says which part each pixel shows. */
export function hangOf(alpha: Mask, parts: Labels, body: Body): Hang {
  const lowest = new Map<number, number>();
  const sleeves: [number, number] = [0, 0];
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
      sleeves[sleeve] = Math.max(sleeves[sleeve]!, Math.min(1.05, share));
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
  return { ...(hem !== undefined && { hem }), sleeves, legs };
}
