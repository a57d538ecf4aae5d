import { describe, expect, it } from 'vitest';
import { newMask } from '#images';
import { closeArmpits } from './close-armpits.js';
import { standing } from '../person/testing/synthetic-person.js';
import { nothingDraped } from '../fit/draped.js';

const SIZE = { width: 400, height: 800 };

/** A box of `mask`: left, top, right, bottom. */
function drawn(mask: { data: Float32Array }, ...boxes: readonly (readonly number[])[]) {
  for (const [left, top, right, bottom] of boxes)
    for (let y = top!; y < bottom!; y++) mask.data.fill(1, y * SIZE.width + left!, y * SIZE.width + right!);
}

function closed(oldBoxes: readonly (readonly number[])[]) {
  const draped = nothingDraped(SIZE);
  const old = newMask(SIZE);
  // A trunk, and a sleeve that stands off it by 15 pixels.
  drawn(draped.alpha, [160, 190, 240, 340], [110, 200, 145, 340]);
  drawn(old, ...oldBoxes);
  for (let i = 0; i < draped.alpha.data.length; i++)
    if (draped.alpha.data[i] === 1) draped.image.data.set([200, 20, 20], i * 3);
  return closeArmpits(draped, old, standing());
}

const at = ({ alpha }: { alpha: { data: Float32Array } }, x: number, y: number) =>
  alpha.data[y * SIZE.width + x];

describe('a gap between sleeve and trunk', () => {
  it('is closed with cloth where the old garment has none', () => {
    const { alpha, image } = closed([[110, 190, 250, 340]]);
    expect(at({ alpha }, 152, 280)).toBe(1);
    expect(image.data[(280 * SIZE.width + 152) * 3]).toBeGreaterThan(190);
  });

  it('stays where ground is seen between arm and trunk', () => {
    expect(
      at(
        closed([
          [110, 190, 148, 340],
          [156, 190, 250, 340],
        ]),
        152,
        280,
      ),
    ).toBe(0);
  });

  it('is closed evenly where the old edge flickers from row to row', () => {
    const rows = Array.from({ length: 14 }, (_, k) => [110, 190 + k * 10, 250, 199 + k * 10]);
    const draped = closed(rows);
    expect([258, 259, 260, 261].map((y) => at(draped, 152, y))).toEqual([1, 1, 1, 1]);
  });

  it('is none below the hips', () => {
    expect(at(closed([[110, 190, 250, 340]]), 152, 338)).toBe(0);
  });
});
