import { describe, expect, it } from 'vitest';
import { boneThrough } from '../../geometry/bone.js';
import { evenStrip } from '../../geometry/strip.js';
import { newImage, newMask } from '../../images/image.js';
import { layStrip } from './lay-strip.js';
import { nothingWorn } from './worn.js';

const SIZE = { width: 200, height: 300 };
const CLOTH = { width: 60, height: 200 };

/** A band of cloth 40 px wide down the middle of a picture, from y 80 to 240. */
function laid(isRound: boolean) {
  const worn = nothingWorn(SIZE);
  const down = (x: number, from: number, to: number) =>
    evenStrip(
      boneThrough([
        { x, y: from },
        { x, y: to },
      ]),
      [20, 20],
    );
  const garment = { image: newImage(CLOTH), mask: newMask(CLOTH, 1) };
  layStrip(worn, garment, { from: down(30, 10, 190), to: down(100, 80, 240), part: garment.mask, isRound });
  return (x: number, y: number) => worn.alpha.data[y * SIZE.width + x]!;
}

describe('layStrip', () => {
  it('begins and ends straight where its bone does', () => {
    const at = laid(false);
    expect([at(100, 70), at(82, 84), at(100, 230), at(100, 260)]).toEqual([0, 1, 1, 0]);
  });

  it('rounds a start over the joint', () => {
    const at = laid(true);
    expect([at(100, 70), at(82, 70), at(82, 95)]).toEqual([1, 0, 1]);
  });
});
