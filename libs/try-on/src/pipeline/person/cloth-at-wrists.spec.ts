import { describe, expect, it } from 'vitest';
import { newImage } from '#images';
import { type Part, partIndex } from '#person-parse';
import { withClothAtWrists } from './cloth-at-wrists.js';
import { labelled, standing } from './testing/synthetic-person.js';

const SIZE = { width: 400, height: 800 };
const SKIN = [205, 160, 135] as const;
const WHITE = [235, 236, 240] as const;
const BLUE = [60, 90, 180] as const;

/** A face, and a sleeve down to y 330 of whose cuff the parser says that it is `taken`; the hand begins at y 355. */
const labelsWith = (taken: Part) =>
  labelled(SIZE, [
    ['skin', 170, 90, 230, 165],
    ['upper', 130, 185, 270, 400],
    ['upper', 105, 200, 130, 330],
    [taken, 105, 330, 130, 355],
    ['skin', 105, 355, 130, 390],
  ]);

function labelAt(taken: Part, [sleeve, cuff]: readonly (readonly number[])[], y: number) {
  const image = newImage(SIZE);
  for (let row = 0; row < SIZE.height; row++) {
    for (let x = 0; x < SIZE.width; x++) {
      const isSkin = row < 185 || (x < 132 && row >= 355);
      const isCuff = x < 132 && row >= 330;
      image.data.set(isSkin ? SKIN : isCuff ? cuff! : sleeve!, (row * SIZE.width + x) * 3);
    }
  }
  return withClothAtWrists(image, labelsWith(taken), standing()).data[y * SIZE.width + 118];
}

describe('withClothAtWrists', () => {
  it('gives a cuff that the parser takes for the hand to the sleeve, and leaves the hand', () => {
    expect(labelAt('skin', [WHITE, WHITE], 345)).toBe(partIndex('upper'));
    expect(labelAt('skin', [WHITE, WHITE], 370)).toBe(partIndex('skin'));
  });

  it('gives a cuff that the parser takes for a thing in the hand to the sleeve', () => {
    expect(labelAt('other', [BLUE, BLUE], 345)).toBe(partIndex('upper'));
  });

  it('leaves bare wrists, and bracelets and bags of other colours', () => {
    expect(labelAt('skin', [WHITE, SKIN], 345)).toBe(partIndex('skin'));
    expect(labelAt('other', [WHITE, BLUE], 345)).toBe(partIndex('other'));
  });
});
