import { describe, expect, it } from 'vitest';
import { standing } from '../person/testing/synthetic-person.js';
import { sleeveEnd } from './sleeve-targets.js';
import { planUpper } from './upper-targets.js';
import { LONG, shirt, SHORT } from './testing/outlined-garments.js';

const BODY = standing();
const planOf = (garment = shirt(SHORT), more = {}) =>
  planUpper({ landmarks: garment.landmarks, isLong: false, isOuter: false, ...more }, BODY);

describe('the size at which a garment hangs', () => {
  it('follows the body and not the picture of the garment', () => {
    const wide = standing({
      left_shoulder: [300, 200],
      right_shoulder: [100, 200],
      left_hip: [260, 480],
      right_hip: [140, 480],
    });
    const { scale } = planUpper({ landmarks: shirt(SHORT).landmarks, isLong: false, isOuter: false }, wide)!;
    expect(scale / planOf()!.scale).toBeCloseTo(2, 1);
  });

  it('says how much breadth, chest and length disagree', () => {
    const usual = planOf()!.spread;
    const squeezed = shirt(SHORT);
    squeezed.landmarks.points.armpit_left.x = 180;
    squeezed.landmarks.points.armpit_right.x = 220;
    expect(planOf(squeezed)!.spread).toBeGreaterThan(usual + 0.5);
  });

  it('does not let the length of a dress say how large it is', () => {
    const long = { isLong: true };
    const [short, maxi] = [planOf(shirt(undefined, 240), long)!, planOf(shirt(undefined, 380), long)!];
    expect(maxi.scale).toBeCloseTo(short.scale, 6);
    expect(maxi.rowAt(maxi.hemY)).toBeGreaterThan(short.rowAt(short.hemY) + 0.3);
  });

  it('is none at which sleeves would be longer than arms', () => {
    const jacket = shirt(LONG);
    const usual = planOf(jacket)!.scale;
    const { points } = jacket.landmarks;
    // The sleeves lie before the sides of the trunk, which so looks narrow.
    for (const [name, by] of [
      ['left', 1],
      ['right', -1],
    ] as const) {
      points[`shoulder_${name}`].x += by * 40;
      points[`armpit_${name}`].x += by * 40;
    }
    const { scale } = planOf(jacket, { isOuter: true })!;
    const { shoulder_left: tip, cuff_outer_left: outer, cuff_inner_left: inner } = points;
    const cuff = { x: (outer.x + inner.x) / 2, y: (outer.y + inner.y) / 2 };
    expect((Math.hypot(tip.x - cuff.x, tip.y - cuff.y) * scale) / BODY.unit).toBeLessThan(2.06);
    expect(scale).toBeLessThan(1.6 * usual);
  });

  it('is not known without armpits', () => {
    const hidden = shirt(SHORT);
    hidden.landmarks.points.armpit_left.visible = 0;
    expect(planOf(hidden)).toBeUndefined();
  });
});

describe('the end of a sleeve', () => {
  const { scale } = planOf(shirt(LONG))!;
  const end = (garment = shirt(SHORT), body = BODY) => sleeveEnd(garment.landmarks, 'left', scale, body);

  it('is further down the longer the sleeve, never beyond the wrist', () => {
    expect(end()!).toBeLessThan(0.6 * BODY.left.arm.total);
    expect(end(shirt(LONG))!).toBeGreaterThan(0.8 * BODY.left.arm.total);
    expect(end(shirt({ outer: { x: 5, y: 430 }, inner: { x: 35, y: 438 } }))).toBe(BODY.left.arm.total);
  });

  it('comes nearer to the shoulder on an arm that points at the camera', () => {
    const towards = standing({ right_elbow: [145, 240], right_wrist: [140, 275] });
    expect(end(shirt(SHORT), towards)!).toBeLessThan(end()!);
  });

  it('is as far down as that of the other sleeve where this one is folded', () => {
    const folded = shirt(LONG);
    const { points } = folded.landmarks;
    for (const name of ['cuff_outer_left', 'cuff_inner_left'] as const)
      points[name] = { ...points[name], y: points[name].y - 90 };
    const whole = end(shirt(LONG))!;
    expect(end(folded)!).toBeCloseTo(whole, 5);
    const longest = sleeveEnd(folded.landmarks, 'right', scale, BODY)! / BODY.right.arm.total;
    expect(end(folded)! / BODY.left.arm.total).toBeCloseTo(longest, 5);
  });

  it('is none without a sleeve', () => {
    expect(end(shirt(undefined))).toBeUndefined();
  });
});
