import type { Bone } from '../geometry/bone.js';
import { type Body, torsoPlace } from './body.js';

/** The middle between the legs by the row (torsos below the shoulder line), in units from the trunk's axis. */
export function middleOfLegs(body: Body): (t: number) => number {
  const sideAt = (leg: Bone) => {
    const places = leg.points.map((p) => torsoPlace(body, p));
    return (t: number) =>
      places.reduce((best, each) => (Math.abs(each.t - t) < Math.abs(best.t - t) ? each : best)).side;
  };
  const [left, right] = [sideAt(body.left.leg), sideAt(body.right.leg)];
  return (t) => (left(t) + right(t)) / 2;
}
