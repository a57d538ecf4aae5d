import { describe, expect, it } from 'vitest';
import { wrapped } from './wrap.js';

describe('cloth round a body', () => {
  it('is stretched where it is narrower', () => {
    expect(wrapped(0.2, 0.4, 0.5)).toBeCloseTo(0.25);
  });

  it('reaches as far as is to be seen where it is wider, undistorted in the middle', () => {
    expect(wrapped(0.6, 0.6, 0.5)).toBeCloseTo(0.5, 3);
    expect(wrapped(-0.6, 0.6, 0.5)).toBeCloseTo(-0.5, 3);
    expect(wrapped(0.02, 0.6, 0.5)).toBeCloseTo(0.02, 3);
  });

  it('ends at the side, however wide it is', () => {
    for (const off of [1, 1.5, 2]) expect(wrapped(off, 2, 0.5)).toBeCloseTo(0.5, 6);
  });

  it('grows from the middle outwards', () => {
    const places = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6].map((off) => wrapped(off, 0.6, 0.45));
    places.slice(1).forEach((place, i) => expect(place).toBeGreaterThan(places[i]!));
  });
});
