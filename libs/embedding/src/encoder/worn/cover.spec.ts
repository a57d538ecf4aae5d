import { describe, expect, it } from 'vitest';
import type { Labels } from '#images';
import { partIndex } from '#person-parse';
import { coverOthers } from './cover.js';

const SIZE = { width: 20, height: 10 };
const RED = Buffer.from(Array.from({ length: SIZE.width * SIZE.height }, () => [200, 10, 10]).flat());
const FRAME = { left: 0, top: 0.5, right: 1, bottom: 1 };
/** Trousers in the right half of the lower half. */
const labels: Labels = {
  data: Uint8Array.from({ length: 100 }, (_, at) => (at >= 50 && at % 10 >= 5 ? partIndex('lower') : 0)),
  width: 10,
  height: 10,
};
const redAt = (pixels: Buffer, x: number, y: number) => pixels[3 * (y * SIZE.width + x)] === 200;

describe('coverOthers', () => {
  it('leaves the part and a rim around it, and makes the rest grey', () => {
    const covered = coverOthers(RED, SIZE, labels, 'lower', FRAME);
    for (const y of [0, 9]) {
      expect(redAt(covered, 19, y)).toBe(true);
      expect(redAt(covered, 8, y)).toBe(true);
      expect(redAt(covered, 7, y)).toBe(false);
    }
    expect([...covered.subarray(0, 3)]).toEqual([235, 235, 235]);
    expect(RED[0]).toBe(200);
  });

  it('looks within the frame alone', () => {
    const right = { left: 0.5, top: 0.5, right: 1, bottom: 1 };
    expect(coverOthers(RED, SIZE, labels, 'lower', right)).toEqual(RED);
    const upper = { left: 0, top: 0, right: 1, bottom: 0.5 };
    expect(coverOthers(RED, SIZE, labels, 'lower', upper).every((value) => value === 235)).toBe(true);
  });

  it('leaves what covers the torso where a garment of the torso is hardly there', () => {
    const torso = { ...labels, data: labels.data.map((label) => (label > 0 ? partIndex('upper') : 0)) };
    const whole = { left: 0, top: 0, right: 1, bottom: 1 };
    expect(coverOthers(RED, SIZE, torso, 'outer', whole)).toEqual(
      coverOthers(RED, SIZE, torso, 'upper', whole),
    );
  });
});
