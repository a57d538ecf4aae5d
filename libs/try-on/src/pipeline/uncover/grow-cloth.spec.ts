import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newMask } from '#images';
import { growCloth } from './grow-cloth.js';
import type { Limb } from '../person/limbs.js';
import { standing } from '../person/testing/synthetic-person.js';
import { nothingDraped } from '../fit/draped.js';

const SIZE = { width: 400, height: 420 };
const body = standing();
const none = newMask(SIZE);
const noLimb: Limb = { coverage: none, across: none, outward: none, along: none, jointed: none };
const RED = [200, 30, 30];

function box(left: number, right: number, top: number, bottom: number) {
  const mask = newMask(SIZE);
  for (let y = top; y < bottom; y++) mask.data.fill(1, y * SIZE.width + left, y * SIZE.width + right);
  return mask;
}

function shirt(left: number, right: number, top = 240, bottom = 330) {
  const draped = { ...nothingDraped(SIZE), alpha: box(left, right, top, bottom) };
  draped.alpha.data.forEach((alpha, i) => alpha > 0 && draped.image.data.set(RED, i * 3));
  return draped;
}

const at = ({ data }: { data: Float32Array }, x: number, y: number) => data[y * SIZE.width + x];

describe('growCloth', () => {
  it('moves an edge to that of the old garment where the two are six hundredths of a shoulder width apart', () => {
    const grown = growCloth(shirt(155, 245), box(150, 250, 200, 340), body, noLimb);
    for (const x of [151, 248]) {
      expect(at(grown.alpha, x, 300)).toBe(1);
      expect([
        ...grown.image.data.subarray((300 * SIZE.width + x) * 3, (300 * SIZE.width + x) * 3 + 3),
      ]).toEqual(RED);
    }
    expect(at(grown.alpha, 149, 300)).toBe(0);
  });

  it('grows no tab where the old garment sticks out over a few rows', () => {
    const old = box(150, 250, 200, 340);
    for (let y = 290; y < 294; y++) old.data.fill(1, y * SIZE.width + 250, y * SIZE.width + 254);
    const grown = growCloth(shirt(150, 249), old, body, noLimb);
    expect(at(grown.alpha, 252, 292)).toBe(0);
    expect(at(grown.alpha, 249, 260)).toBe(1);
  });

  it('grows no tab as long as it is deep beside a narrower gap', () => {
    const old = box(150, 254, 200, 340);
    for (let y = 285; y < 297; y++) old.data.fill(1, y * SIZE.width + 254, y * SIZE.width + 262);
    const grown = growCloth(shirt(150, 250), old, body, noLimb);
    expect(at(grown.alpha, 259, 291)).toBe(0);
    expect(at(grown.alpha, 252, 270)).toBe(1);
  });

  it('leaves no steps where the gap is now a little narrower than that and now a little wider', () => {
    const old = box(150, 250, 200, 340);
    for (let y = 200; y < 340; y++) {
      const outline = y % 30 < 22 ? 254 : 258;
      old.data.fill(1, y * SIZE.width + 250, y * SIZE.width + outline);
    }
    const { alpha } = growCloth(shirt(150, 250), old, body, noLimb);
    const grown = Array.from({ length: 60 }, (_, k) => at(alpha, 252, 250 + k));
    expect(new Set(grown)).toEqual(new Set([1]));
  });

  it('does not shut a neck, nor run down an arm beyond the cuff', () => {
    const neck = growCloth(shirt(150, 250, 206), box(150, 250, 202, 340), body, noLimb);
    expect(at(neck.alpha, 200, 203)).toBe(0);
    const arm: Limb = { ...noLimb, coverage: box(250, 256, 200, 400), along: box(250, 256, 200, 400) };
    const laid = { hang: { sleeves: [0.2, 0.2] as const, legs: [0, 0] as const } } as never;
    const sleeve = growCloth({ ...shirt(150, 250), laid }, box(150, 256, 200, 400), body, arm);
    expect(at(sleeve.alpha, 252, 300)).toBe(0);
  });

  it('never leaves the old outline, and takes no cloth away', () => {
    const edge = fc.integer({ min: 120, max: 195 });
    fc.assert(
      fc.property(edge, edge, (left, oldLeft) => {
        const [draped, old] = [shirt(left, 400 - left), box(oldLeft, 400 - oldLeft, 220, 340)];
        const { alpha } = growCloth(draped, old, body, noLimb);
        const row = (mask: { data: Float32Array }) => mask.data.subarray(300 * SIZE.width, 301 * SIZE.width);
        const [before, after, within] = [row(draped.alpha), row(alpha), row(old)];
        expect(after.every((value, x) => value >= before[x]!)).toBe(true);
        expect(after.every((value, x) => value === before[x] || within[x] === 1)).toBe(true);
      }),
      { numRuns: 6 },
    );
  });
});
