import { describe, expect, it } from 'vitest';
import { type GarmentLook, SHOWN, type Shown } from '../models/garment-cutter.js';
import { type GarmentLandmarks, LANDMARK_KINDS, type LandmarkKind } from '../models/landmarks.js';
import { kindChances, likeliestKind } from './likeliest-kind.js';

const shown = (given: Partial<Record<Shown, number>>): GarmentLook['chances'] =>
  Object.fromEntries(SHOWN.map((each) => [each, given[each] ?? 0])) as GarmentLook['chances'];
const laidOut = (given: Partial<Record<LandmarkKind, number>>): GarmentLandmarks['chances'] =>
  Object.fromEntries(LANDMARK_KINDS.map((each) => [each, given[each] ?? 0])) as GarmentLandmarks['chances'];

describe('likeliestKind', () => {
  it('goes by the photo where nothing else is known', () => {
    expect(likeliestKind(shown({ top: 0.6, outer: 0.4 }))).toBe('top');
  });

  it('takes a jacket for one where the photo is doubtful and the cut-out is not', () => {
    const cardigan = shown({ top: 0.6, outer: 0.35, dress: 0.05 });
    expect(
      likeliestKind(cardigan, laidOut({ 'outerwear-open': 0.5, 'outerwear-closed': 0.4, top: 0.1 })),
    ).toBe('outer');
    expect(likeliestKind(cardigan, laidOut({ top: 0.6, 'outerwear-closed': 0.4 }))).toBe('top');
  });

  it('takes a buttoned shirt for a top and a buttoned jacket for outerwear, by the photo', () => {
    const buttoned = laidOut({ 'outerwear-closed': 0.97, top: 0.03 });
    expect(likeliestKind(shown({ top: 0.9, outer: 0.1 }), buttoned)).toBe('top');
    expect(likeliestKind(shown({ top: 0.4, outer: 0.6 }), buttoned)).toBe('outer');
  });

  it('counts all that is worn below, and jumpsuits as dresses', () => {
    const doubtful = shown({ dress: 0.5, trousers: 0.25, skirt: 0.25 });
    expect(likeliestKind(doubtful, laidOut({ trousers: 0.3, shorts: 0.2, skirt: 0.1, dress: 0.4 }))).toBe(
      'bottom',
    );
    expect(likeliestKind(doubtful, laidOut({ jumpsuit: 0.7, trousers: 0.3 }))).toBe('dress');
  });

  it('is not talked out of what the photo surely shows by a cut-out that says nothing of it', () => {
    expect(likeliestKind(shown({ top: 0.9999, dress: 0.0001 }), laidOut({ dress: 1 }))).toBe('top');
  });
});

describe('kindChances', () => {
  it('are shares of one, surer where both looks agree', () => {
    const both = kindChances(shown({ top: 0.9, dress: 0.1 }), laidOut({ top: 0.5, dress: 0.5 }));
    expect(both.top).toBeCloseTo(0.9);
    expect(both.top + both.outer + both.dress + both.bottom).toBeCloseTo(1);
    expect(
      kindChances(shown({ top: 0.9, dress: 0.1 }), laidOut({ top: 0.9, dress: 0.1 })).top,
    ).toBeGreaterThan(0.98);
  });

  it('are none of kinds that nothing was seen of', () => {
    expect(kindChances(shown({}))).toEqual({ top: 0, outer: 0, dress: 0, bottom: 0 });
  });
});
