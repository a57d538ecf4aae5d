import { describe, expect, it } from 'vitest';
import { copyImage, type Image, newMask } from '#images';
import { standing } from '../person/testing/synthetic-person.js';
import { changedGarment, movedImage } from './same-shot.js';
import { SIZE, somebody } from './testing/somebody.js';

type Box = readonly [left: number, top: number, right: number, bottom: number];

const person = somebody(standing());
const SHIRT: Box = [150, 180, 250, 340];
const TROUSERS: Box = [150, 345, 250, 600];
const RED = [200, 20, 20];
const BLUE = [20, 40, 200];

/** The person's photo with boxes of it in other colours. */
function inColours(...boxes: readonly (readonly [Box, readonly number[]])[]): Image {
  const image = copyImage(person.image);
  for (const [[left, top, right, bottom], colour] of boxes) {
    for (let y = top; y < bottom; y++)
      for (let x = left; x < right; x++) image.data.set(colour, (y * SIZE.width + x) * 3);
  }
  return image;
}

const boxed = ([left, top, right, bottom]: Box) => {
  const mask = newMask(SIZE);
  for (let y = top; y < bottom; y++) mask.data.fill(1, y * SIZE.width + left, y * SIZE.width + right);
  return mask;
};

const at = (mask: { data: Float32Array }, x: number, y: number) => mask.data[y * SIZE.width + x];

describe('what differs in a photo of the same shot', () => {
  it('is the garment, whole, where the parser saw only a part of it', () => {
    const shop = inColours([SHIRT, RED]);
    const changed = changedGarment(shop, person, boxed([150, 180, 250, 250]))!;
    expect(at(changed, 200, 200)).toBe(1);
    expect(at(changed, 200, 330)).toBe(1);
    expect(at(changed, 200, 400)).toBe(0);
  });

  it('is not what another garment has changed', () => {
    const shop = inColours([SHIRT, RED], [TROUSERS, BLUE]);
    const changed = changedGarment(shop, person, boxed(SHIRT))!;
    expect(at(changed, 200, 250)).toBe(1);
    expect(at(changed, 200, 500)).toBe(0);
  });

  it('is another garment than the one that was taken for it, if that is as it was', () => {
    const changed = changedGarment(inColours([TROUSERS, BLUE]), person, boxed(SHIRT))!;
    expect(at(changed, 200, 500)).toBe(1);
  });

  it('is not what codings make of it, nor ground in another light', () => {
    const shop = inColours(
      [SHIRT, RED],
      [
        [20, 600, 120, 780],
        [200, 200, 210],
      ],
    );
    shop.data.forEach((value, i) => (shop.data[i] = Math.min(255, value + ((i * 7919) % 13) - 6)));
    const changed = changedGarment(shop, person, boxed(SHIRT))!;
    expect(at(changed, 60, 700)).toBe(0);
    expect(at(changed, 200, 500)).toBe(0);
  });

  it('is not told where the person has moved', () => {
    const shop = inColours(
      [SHIRT, RED],
      [
        [180, 100, 220, 150],
        [230, 230, 230],
      ],
    );
    expect(changedGarment(shop, person, boxed(SHIRT))).toBeUndefined();
  });
});

describe('a photo moved onto another', () => {
  it('shows the same at the same place, and beyond its frame the other', () => {
    const moved = movedImage(inColours([SHIRT, RED]), { scale: 1, x: 30, y: 0 }, person.image);
    const colour = (x: number, y: number) => [
      ...moved.data.subarray((y * SIZE.width + x) * 3, (y * SIZE.width + x) * 3 + 3),
    ];
    expect(colour(270, 250)).toEqual(RED);
    expect(colour(10, 10)).toEqual([...person.image.data.subarray(0, 3)]);
  });
});
