import { describe, expect, it } from 'vitest';
import { type Image, newImage } from '#images';
import { partIndex } from '#person-parse';
import { withClothAtNeck } from './cloth-at-neck.js';
import { labelled, standing } from './testing/synthetic-person.js';

const SIZE = { width: 400, height: 800 };
const SKIN = [205, 160, 135] as const;
const SHADE = [140, 100, 80] as const;
const WHITE = [235, 236, 240] as const;

/** Head and neck down to y 185, which the parser calls skin; below them a garment. A collar goes up to y 175. */
const labels = labelled(SIZE, [
  ['skin', 170, 90, 230, 165],
  ['skin', 180, 165, 220, 185],
  ['upper', 130, 185, 270, 400],
]);

function photo(cloth: readonly number[], face: readonly number[] = SKIN): Image {
  const image = newImage(SIZE);
  for (let y = 0; y < SIZE.height; y++) {
    for (let x = 0; x < SIZE.width; x++) {
      const colour = y >= 175 ? cloth : y >= 165 ? SHADE : face;
      image.data.set(colour, (y * SIZE.width + x) * 3);
    }
  }
  return image;
}

const labelAt = (image: Image, x: number, y: number) =>
  withClothAtNeck(image, labels, standing()).data[y * SIZE.width + x];

describe('withClothAtNeck', () => {
  it('gives the upper part of a collar, which the parser takes for the neck, to the garment', () => {
    const image = photo(WHITE);
    expect(labelAt(image, 200, 178)).toBe(partIndex('upper'));
    expect(labelAt(image, 200, 183)).toBe(partIndex('upper'));
  });

  it('gives the wing of a collar that the parser takes for hair to the garment, and leaves the hair', () => {
    const long = labelled(SIZE, [
      ['skin', 170, 90, 230, 165],
      ['hair', 160, 80, 170, 185],
      ['upper', 130, 185, 270, 400],
    ]);
    const image = photo([40, 70, 130]);
    for (let y = 80; y < 175; y++) {
      for (let x = 160; x < 170; x++) image.data.set([190, 160, 110], (y * SIZE.width + x) * 3);
    }
    const { data } = withClothAtNeck(image, long, standing());
    expect(data[180 * SIZE.width + 165]).toBe(partIndex('upper'));
    expect(data[170 * SIZE.width + 165]).toBe(partIndex('hair'));
  });

  it('leaves the neck in the shade of the chin, and the face', () => {
    const image = photo(WHITE);
    expect(labelAt(image, 200, 170)).toBe(partIndex('skin'));
    expect(labelAt(image, 200, 120)).toBe(partIndex('skin'));
  });

  it('tells nothing where cloth has the colour of skin, or no face is seen', () => {
    expect(labelAt(photo([200, 158, 136]), 200, 178)).toBe(partIndex('skin'));
    const headless = labelled(SIZE, [
      ['skin', 180, 165, 220, 185],
      ['upper', 130, 185, 270, 400],
    ]);
    expect(withClothAtNeck(photo(WHITE), headless, standing())).toBe(headless);
  });
});
