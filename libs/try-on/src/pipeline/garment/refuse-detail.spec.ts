import { describe, expect, it } from 'vitest';
import { newMask } from '#images';
import { refuseDetail } from './refuse-detail.js';

const SIZE = { width: 90, height: 120 };
const from = (left: number, top: number, right: number, bottom: number) => {
  const mask = newMask(SIZE);
  for (let y = top; y < bottom; y++) mask.data.fill(1, y * SIZE.width + left, y * SIZE.width + right);
  return () => refuseDetail(mask);
};

describe('a photo that cloth fills', () => {
  it('is refused from edge to edge', () => {
    expect(from(0, 0, 90, 120)).toThrow(/a detail of a garment/);
    expect(from(0, 0, 90, 100)).toThrow(/a detail of a garment/);
  });

  it('is taken where only hem and sleeves are cut off', () => {
    expect(from(0, 30, 90, 120)).not.toThrow();
    expect(from(10, 10, 80, 110)).not.toThrow();
  });
});
