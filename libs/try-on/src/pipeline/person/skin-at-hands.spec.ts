import { describe, expect, it } from 'vitest';
import { type Image, newImage } from '#images';
import { partIndex } from '#person-parse';
import { withSkinAtHands } from './skin-at-hands.js';
import { labelled, standing } from './testing/synthetic-person.js';

const SIZE = { width: 400, height: 800 };
const SKIN = [205, 160, 135] as const;
const RED = [150, 20, 40] as const;
/** The picture's left wrist lies before the belly at x 190, y 300: its hand around x 208. */
const body = standing({ right_elbow: [120, 290], right_wrist: [190, 300] });
const labels = labelled(SIZE, [
  ['skin', 170, 90, 230, 165],
  ['upper', 110, 185, 270, 400],
]);

function photo(cloth: readonly number[], hand: readonly [left: number, right: number] = [195, 225]): Image {
  const image = newImage(SIZE);
  for (let y = 0; y < SIZE.height; y++) {
    for (let x = 0; x < SIZE.width; x++) {
      const isHand = x >= hand[0] && x < hand[1] && y >= 290 && y < 312;
      image.data.set(isHand || y < 165 ? SKIN : cloth, (y * SIZE.width + x) * 3);
    }
  }
  return image;
}

const labelAt = (image: Image, x: number, y: number) =>
  withSkinAtHands(image, labels, body).data[y * SIZE.width + x];

describe('withSkinAtHands', () => {
  it('gives a hand before a sweater, which the parser does not see, to the skin', () => {
    expect(labelAt(photo(RED), 210, 300)).toBe(partIndex('skin'));
    expect(labelAt(photo(RED), 210, 320)).toBe(partIndex('upper'));
  });

  it('tells nothing before cloth of the colour of skin, of spots, or away from wrists', () => {
    expect(withSkinAtHands(photo([200, 158, 136]), labels, body)).toBe(labels);
    expect(withSkinAtHands(photo(RED, [205, 210]), labels, body)).toBe(labels);
    expect(withSkinAtHands(photo(RED, [245, 265]), labels, body)).toBe(labels);
  });

  it('takes no ground between arm and body, which the parser calls cloth, for a hand of a pale face', () => {
    const [face, ground] = [
      [205, 190, 178],
      [190, 187, 181],
    ] as const;
    const image = newImage(SIZE);
    for (let i = 0; i < SIZE.width * SIZE.height; i++) {
      const [x, y] = [i % SIZE.width, Math.floor(i / SIZE.width)];
      image.data.set(y < 165 ? face : x < 225 && y >= 290 && y < 312 ? ground : RED, i * 3);
    }
    const beside = labelled(SIZE, [
      ['skin', 170, 90, 230, 165],
      ['upper', 200, 185, 270, 400],
    ]);
    expect(withSkinAtHands(image, beside, body)).toBe(beside);
    expect(withSkinAtHands(image, labels, body)).not.toBe(labels);
  });

  it('tells nothing where no face is seen', () => {
    const headless = labelled(SIZE, [['upper', 110, 185, 270, 400]]);
    expect(withSkinAtHands(photo(RED), headless, body)).toBe(headless);
  });
});
