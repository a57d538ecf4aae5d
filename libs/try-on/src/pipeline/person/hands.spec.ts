import { describe, expect, it } from 'vitest';
import { handOf, handZone, isHandSeen, SURELY_HAND, WHOLE_HAND } from './hands.js';
import { labelled, standing } from './testing/synthetic-person.js';

const SIZE = { width: 400, height: 800 };

/** Its forearm points to the right, from the shoulders' width of 100 on. */
const aside = { elbow: { x: 100, y: 50 }, wrist: { x: 150, y: 50 } };

describe('a hand', () => {
  it('lies beyond the wrist as the forearm points, told by colour within where it is left whole', () => {
    expect(handOf(aside, 100, WHOLE_HAND)).toEqual({ middle: { x: 172, y: 50 }, radius: 36 });
    const [sure, whole] = [SURELY_HAND, WHOLE_HAND].map((reach) => handOf(aside, 100, reach));
    expect(Math.abs(sure!.middle.x - whole!.middle.x) + sure!.radius).toBeLessThanOrEqual(whole!.radius);
  });

  it('is at the wrist where the pose has the elbow on it', () => {
    const { wrist } = aside;
    expect(handOf({ elbow: wrist, wrist }, 100, WHOLE_HAND).middle).toEqual(wrist);
  });

  it('is seen where skin lies in its disc, and not where it lies elsewhere', () => {
    const body = standing();
    const { x, y } = handOf(body.right, body.unit, WHOLE_HAND).middle;
    const zone = handZone(body, SIZE);
    const isSeen = (left: number, top: number) => {
      const labels = labelled(SIZE, [['skin', left, top, left + 20, top + 20]]);
      return isHandSeen(labels, zone, body.right.wrist, body.unit);
    };
    expect(isSeen(Math.round(x) - 10, Math.round(y) - 10)).toBe(true);
    expect(isSeen(Math.round(x) - 10, Math.round(y) - 10 - Math.round(body.unit))).toBe(false);
  });
});
