import { describe, expect, it } from 'vitest';
import type { Labels } from '#images';
import { type Part, partIndex } from '#person-parse';
import { pixelsOf } from './frame.js';
import { partFrame } from './part-frame.js';

const [WIDTH, HEIGHT] = [100, 200];

/** Rectangles of classes: left, top, right, bottom in pixels. */
function labelsOf(parts: Partial<Record<Part, [number, number, number, number]>>): Labels {
  const data = new Uint8Array(WIDTH * HEIGHT);
  for (const [name, [left, top, right, bottom]] of Object.entries(parts)) {
    for (let y = top; y < bottom; y++)
      data.fill(partIndex(name as Part), y * WIDTH + left, y * WIDTH + right);
  }
  return { data, width: WIDTH, height: HEIGHT };
}

describe('partFrame', () => {
  const person = labelsOf({ upper: [30, 40, 70, 90], lower: [35, 90, 65, 180], shoes: [35, 180, 65, 181] });

  it('frames the part with a margin of its longer side', () => {
    const frame = partFrame(person, 'lower');
    expect(frame).toMatchObject({ left: expect.closeTo(0.314, 3), right: expect.closeTo(0.686, 3) });
    expect(frame).toMatchObject({ top: expect.closeTo(0.414, 3), bottom: expect.closeTo(0.936, 3) });
  });

  it('takes what covers the torso for a garment of the torso that is hardly there, and nothing for shoes', () => {
    expect(partFrame(person, 'outer')).toEqual(partFrame(person, 'upper'));
    expect(partFrame(labelsOf({ upper: [0, 0, 50, 50] }), 'shoes')).toBeUndefined();
    expect(partFrame(labelsOf({}), 'dress')).toBeUndefined();
  });

  it('leaves out stray pixels, and ends with the photo', () => {
    const stray = labelsOf({ upper: [0, 0, 100, 90], lower: [0, 90, 100, 190] });
    stray.data[0] = partIndex('lower');
    expect(partFrame(stray, 'lower')?.top).toBeGreaterThan(0.36);
    expect(partFrame(stray, 'lower')).toMatchObject({ left: 0, right: 1, bottom: 1 });
  });
});

describe('pixelsOf', () => {
  it('is inside the picture, and at least a pixel', () => {
    expect(pixelsOf({ left: 0, top: 0, right: 1, bottom: 1 }, 640, 480)).toEqual({
      left: 0,
      top: 0,
      width: 640,
      height: 480,
    });
    expect(pixelsOf({ left: 0.5, top: 0.5, right: 0.5, bottom: 0.5 }, 10, 10)).toMatchObject({
      width: 1,
      height: 1,
    });
  });
});
