import { describe, expect, it } from 'vitest';
import { type Image, newImage, newMask } from '#images';
import { refuseCollage } from './refuse-collage.js';

const SIZE = { width: 360, height: 240 };
type Colour = readonly [number, number, number];
type Rectangle = readonly [left: number, top: number, right: number, bottom: number, colour: Colour];

const [SHEET, FLOOR, SHIRT, DOOR]: Colour[] = [
  [205, 200, 192],
  [120, 92, 70],
  [40, 60, 140],
  [90, 88, 84],
];

function photo(...rectangles: readonly Rectangle[]): Image {
  const image = newImage(SIZE);
  for (const [left, top, right, bottom, colour] of [[0, 0, 360, 240, SHEET!] as const, ...rectangles]) {
    for (let y = top; y < bottom; y++) {
      for (let x = left; x < right; x++) image.data.set(colour, (y * SIZE.width + x) * 3);
    }
  }
  return image;
}

function cut(...boxes: readonly Rectangle[]) {
  const mask = newMask(SIZE);
  for (const [left, top, right, bottom] of boxes) {
    for (let y = top; y < bottom; y++) mask.data.fill(1, y * SIZE.width + left, y * SIZE.width + right);
  }
  return mask;
}

const one: Rectangle = [40, 60, 140, 200, SHIRT!];
const other: Rectangle = [220, 60, 320, 200, SHIRT!];

describe('refuseCollage', () => {
  it('refuses two photos side by side, and one above the other', () => {
    const beside = photo([180, 0, 360, 240, FLOOR!], one, other);
    expect(() => refuseCollage(beside, cut(one, other))).toThrow(/put together/);
    const [above, below]: Rectangle[] = [
      [60, 20, 300, 100, SHIRT!],
      [60, 140, 300, 220, SHIRT!],
    ];
    const stacked = photo([0, 120, 360, 240, FLOOR!], above!, below!);
    expect(() => refuseCollage(stacked, cut(above!, below!))).toThrow(/put together/);
  });

  it('takes one garment before the edge of a door, or beside a border', () => {
    const shirt: Rectangle = [100, 40, 260, 200, SHIRT!];
    expect(() => refuseCollage(photo([180, 0, 360, 240, DOOR!], shirt), cut(shirt))).not.toThrow();
    const bordered = photo([260, 0, 360, 240, FLOOR!], one);
    expect(() => refuseCollage(bordered, cut(one))).not.toThrow();
  });
});
