import { describe, expect, it } from 'vitest';
import { newMask } from '#images';
import { withoutHood } from './hood.js';
import { makeLandmarks } from '../models/make-landmarks.js';

const SIZE = { width: 200, height: 240 };
const landmarks = makeLandmarks({ neck_left: { x: 70, y: 100 }, neck_right: { x: 130, y: 100 } }, 'top');

/** A body from row 100 on, and what stands above it. */
function cloth(above: { from: number; to: number; top: number }) {
  const mask = newMask(SIZE);
  for (let y = above.top; y < SIZE.height; y++) {
    const [from, to] = y < 100 ? [above.from, above.to] : [40, 160];
    mask.data.fill(1, y * SIZE.width + from, y * SIZE.width + to);
  }
  return mask;
}
const at = (mask: { data: Float32Array }, x: number, y: number) => mask.data[y * SIZE.width + x];

describe('a hood', () => {
  const hooded = cloth({ from: 70, to: 130, top: 20 });
  const down = withoutHood(hooded, landmarks);

  it('is taken down to a collar', () => {
    expect([at(down, 100, 30), at(down, 100, 75)]).toEqual([0, 0]);
    expect(at(down, 100, 95)).toBe(1);
  });

  it('takes nothing of the body with it', () => {
    expect(down.data.subarray(100 * SIZE.width)).toEqual(hooded.data.subarray(100 * SIZE.width));
  });

  it('is no high collar, and none where the neck is not to be seen', () => {
    const collar = cloth({ from: 70, to: 130, top: 86 });
    expect(withoutHood(collar, landmarks)).toBe(collar);
    expect(withoutHood(hooded, makeLandmarks({}, 'top'))).toBe(hooded);
  });
});
