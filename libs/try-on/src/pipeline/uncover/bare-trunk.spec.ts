import { describe, expect, it } from 'vitest';
import { maskOf } from '#images';
import { partIndex } from '#person-parse';
import { bareTrunk } from './bare-trunk.js';
import { labelled, standing } from '../person/testing/synthetic-person.js';
import { nothingDraped } from '../fit/draped.js';

const SIZE = { width: 400, height: 800 };
const body = standing();

/** A garment with a wide neckline, from x 165 to 235 at y 215, over what covered the neck up to y 165. */
function bareWith(
  skin: readonly [left: number, right: number],
  gap?: readonly [left: number, right: number],
) {
  const labels = labelled(SIZE, [
    ['skin', skin[0], 120, skin[1], 165],
    ['upper', 130, 165, 270, 400],
  ]);
  const draped = nothingDraped(SIZE);
  for (let y = 215; y < 380; y++) draped.alpha.data.fill(1, y * SIZE.width + 145, y * SIZE.width + 255);
  if (gap !== undefined)
    for (let y = 240; y < 260; y++)
      draped.alpha.data.fill(0, y * SIZE.width + gap[0], y * SIZE.width + gap[1]);
  const bare = bareTrunk({ labels, body }, draped, maskOf(labels, [partIndex('upper')]));
  return (x: number, y: number) => bare(y * SIZE.width + x);
}

describe('bareTrunk', () => {
  const bare = bareWith([184, 216]);

  it('is neck, slope and chest above the cloth', () => {
    for (const [x, y] of [
      [200, 170],
      [200, 210],
      [222, 195],
      [178, 195],
    ] as const)
      expect(bare(x, y)).toBe(1);
  });

  it('is nothing beside the neck above the shoulders, nor under or beside the cloth', () => {
    expect(bare(225, 168)).toBe(0);
    expect(bare(200, 230)).toBe(0);
    expect(bare(265, 300)).toBe(0);
  });

  it('is seen through a gap in the cloth before the chest, and not through one under an arm', () => {
    expect(bareWith([184, 216], [190, 210])(200, 250)).toBe(1);
    expect(bareWith([184, 216], [246, 254])(250, 250)).toBe(0);
  });

  it('is as wide as the neck is seen right above the old garment, within reason', () => {
    expect(bare(217, 168)).toBe(0);
    expect(bareWith([180, 219])(217, 168)).toBe(1);
    expect(bareWith([150, 250])(222, 168)).toBe(0);
  });
});
