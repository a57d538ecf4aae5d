import { describe, expect, it } from 'vitest';
import { newMask } from '#images';
import { draftFeatures, frameOf } from './draft-features.js';

const SIZE = { width: 40, height: 60 };

function filled(x: number, y: number, width: number, height: number) {
  const mask = newMask(SIZE);
  for (let v = y; v < y + height; v++) mask.data.fill(1, v * SIZE.width + x, v * SIZE.width + x + width);
  return mask;
}

describe('the part of a draft that is looked at', () => {
  it('is what was changed, with a margin', () => {
    expect(frameOf(filled(10, 5, 20, 50))).toEqual({ x: 7, y: 2, width: 26, height: 56 });
  });

  it('is the whole where nothing was changed', () => {
    expect(frameOf(newMask(SIZE))).toEqual({ x: 0, y: 0, ...SIZE });
  });
});

describe('draftFeatures', () => {
  /** Two channels of 2 × 1 cells. */
  const map = { channels: 2, width: 2, height: 1, data: Float32Array.of(1, 3, 10, 20) };
  const whole = { x: 0, y: 0, ...SIZE };

  it('has mean, spread and highest value of each channel, and the means over new cloth and over what was painted', () => {
    const look = { box: whole, maps: [map] };
    const row = draftFeatures(look, filled(0, 0, 20, 60), filled(0, 0, 40, 60));
    expect([...row]).toEqual([2, 15, 1, 5, 3, 20, 1, 10, 3, 20]);
  });

  it('counts nothing beyond the frame', () => {
    const beyond = { x: -40, y: 0, width: 80, height: 60 };
    const row = draftFeatures({ box: beyond, maps: [map] }, filled(0, 0, 40, 60), newMask(SIZE));
    expect([...row.subarray(6)]).toEqual([3, 20, 0, 0]);
  });

  it('puts maps one after the other', () => {
    const look = { box: whole, maps: [map, map] };
    expect(draftFeatures(look, newMask(SIZE), newMask(SIZE))).toHaveLength(20);
  });
});
