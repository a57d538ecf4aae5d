import { describe, expect, it } from 'vitest';
import { mean, precisionAt } from './precision.js';

const at = (degrees: number) =>
  Float32Array.from([Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)]);
const photo = (degrees: number, kind: string) => ({
  label: { id: String(degrees), class: kind, colours: [] },
  vector: at(degrees),
});
const photos = [photo(80, 'hat'), photo(5, 'dress'), photo(20, 'hat'), photo(40, 'dress'), photo(60, 'hat')];

describe('precisionAt', () => {
  it('counts hits among the nearest k', () => {
    expect(precisionAt(3, at(0), photos, ({ class: kind }) => kind === 'hat')).toBeCloseTo(1 / 3);
  });

  it('divides by the hits that are possible when fewer than k are relevant', () => {
    expect(precisionAt(4, at(0), photos, ({ class: kind }) => kind === 'dress')).toBe(1);
  });

  it('is 0 where nothing is relevant', () => {
    expect(precisionAt(3, at(0), photos, ({ class: kind }) => kind === 'shoes')).toBe(0);
  });
});

describe('mean', () => {
  it('is 0 of nothing', () => expect(mean([])).toBe(0));
  it('is the arithmetic one', () => expect(mean([1, 2, 6])).toBe(3));
});
