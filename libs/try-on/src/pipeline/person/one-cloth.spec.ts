import { describe, expect, it } from 'vitest';
import { newImage } from '#images';
import { partIndex } from '#person-parse';
import { asOneCloth } from './one-cloth.js';
import { labelled } from './testing/synthetic-person.js';

const SIZE = { width: 40, height: 60 };
type Colour = readonly [number, number, number];

/** The label of a coat's place, with the coat on the right of a top. */
function coatIn(top: Colour, coat: Colour, left = 20) {
  const labels = labelled(SIZE, [
    ['upper', 5, 5, 35, 55],
    ['outer', left, 5, 35, 55],
  ]);
  const image = newImage(SIZE);
  for (let i = 0; i < labels.data.length; i++)
    image.data.set(labels.data[i] === partIndex('outer') ? coat : top, i * 3);
  return asOneCloth(image, labels).data[30 * SIZE.width + 34];
}

describe('asOneCloth', () => {
  it('makes a shirt of what a parser takes for a shirt and a coat of one colour', () => {
    expect(coatIn([170, 160, 150], [176, 165, 156])).toBe(partIndex('upper'));
  });

  it('leaves a coat of another colour, a dark one, and a piece of one', () => {
    expect(coatIn([170, 160, 150], [120, 60, 40])).toBe(partIndex('outer'));
    expect(coatIn([20, 20, 22], [24, 22, 24])).toBe(partIndex('outer'));
    expect(coatIn([170, 160, 150], [170, 160, 150], 33)).toBe(partIndex('outer'));
  });
});
