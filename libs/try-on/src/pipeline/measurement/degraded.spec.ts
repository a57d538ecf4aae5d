import { describe, expect, it } from 'vitest';
import { areaOf } from '#images';
import { shirt, SHORT, trousers } from '../fit/testing/outlined-garments.js';
import { degraded } from './degraded.js';
import { landmarkDoubts } from '../quality/landmark-doubts.js';
import { standing } from '../person/testing/synthetic-person.js';

const whole = shirt(SHORT);
const person = { body: standing() };
const doubts = (garment = whole) => landmarkDoubts(garment, person);

describe('a garment with failures made on purpose', () => {
  it('is the same each time, and itself as made', () => {
    expect(degraded(whole, 'as made', 1)).toBe(whole);
    expect(degraded(whole, 'noisy places', 5)).toEqual(degraded(whole, 'noisy places', 5));
  });

  it('loses a sleeve, its top or its hem', () => {
    for (const recipe of ['sleeve lost', 'top lost', 'hem lost'] as const) {
      expect(areaOf(degraded(whole, recipe, 3)!.mask)).toBeLessThan(0.98 * areaOf(whole.mask));
    }
    expect(degraded(trousers(), 'sleeve lost', 3)).toBeUndefined();
  });
});

describe('doubts about landmarks', () => {
  it('are none where they are right', () => {
    expect(doubts()).toMatchObject({ otherKind: 0, hazy: 0, oneSided: 0 });
    expect(doubts().lopsided).toBeLessThan(0.05);
    expect(doubts().offOutline).toBeLessThan(0.02);
  });

  it('rise where they are noisy', () => {
    const noisy = degraded(whole, 'noisy places', 5);
    if (noisy?.model !== undefined || noisy === undefined) throw new Error('a shirt by itself was expected');
    expect(doubts(noisy).lopsided).toBeGreaterThan(0.15);
    expect(doubts(noisy).offOutline).toBeGreaterThan(doubts().offOutline + 0.01);
  });

  it('rise where one side lacks what the other has, and where the kind is another', () => {
    const odd = shirt(SHORT);
    odd.landmarks.points.cuff_outer_left.visible = 0.2;
    expect(doubts(odd).oneSided).toBeCloseTo(0.8, 5);
    expect(doubts({ ...whole, kind: 'dress' }).otherKind).toBe(1);
  });

  it('are less where the look at the whole photo knows the kind', () => {
    const kinds = { top: 0.1, outer: 0, dress: 0.9, bottom: 0 };
    expect(doubts({ ...whole, kind: 'dress', kinds }).otherKind).toBeCloseTo(0.1, 5);
    expect(doubts({ ...whole, kinds }).otherKind).toBe(0);
  });
});
