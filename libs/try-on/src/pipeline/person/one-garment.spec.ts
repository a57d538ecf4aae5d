import { describe, expect, it } from 'vitest';
import { type Part, partIndex } from '#person-parse';
import { asOneGarment, withoutTopsBelow } from './one-garment.js';
import { labelled } from './testing/synthetic-person.js';

const SIZE = { width: 40, height: 100 };
type Boxes = Parameters<typeof labelled>[1];
const labelAt = (boxes: Boxes, x: number, y: number) =>
  asOneGarment(labelled(SIZE, boxes)).data[y * SIZE.width + x];

describe('asOneGarment', () => {
  const pieces = (below: Part): Boxes => [
    ['dress', 10, 20, 30, 60],
    ['upper', 12, 35, 28, 45],
    [below, 10, 60, 30, 90],
  ];

  it('makes a dress of a dress in which the parser sees a piece of a top', () => {
    expect(labelAt(pieces('skin'), 20, 40)).toBe(partIndex('dress'));
  });

  it('makes a top of both where trousers come next', () => {
    expect(labelAt(pieces('lower'), 20, 30)).toBe(partIndex('upper'));
    expect(labelAt(pieces('lower'), 20, 40)).toBe(partIndex('upper'));
  });

  it('leaves a top over a skirt that is called a dress, and a dress alone', () => {
    const over: Boxes = [
      ['upper', 10, 20, 30, 50],
      ['dress', 8, 50, 32, 90],
    ];
    expect(labelAt(over, 20, 30)).toBe(partIndex('upper'));
    expect(labelAt(over, 20, 70)).toBe(partIndex('dress'));
    const alone = labelled(SIZE, [['dress', 10, 20, 30, 90]]);
    expect(asOneGarment(alone)).toBe(alone);
  });

  it('leaves a dress over a shirt of which sleeves and collar are seen', () => {
    const over: Boxes = [
      ['upper', 5, 18, 35, 50],
      ['dress', 12, 30, 28, 90],
    ];
    expect(labelAt(over, 8, 40)).toBe(partIndex('upper'));
    expect(labelAt(over, 20, 40)).toBe(partIndex('dress'));
  });
});

describe('withoutTopsBelow', () => {
  const at = (boxes: Boxes, x: number, y: number) =>
    withoutTopsBelow(labelled(SIZE, boxes)).data[y * SIZE.width + x];

  it('gives a band of a top within a skirt to the skirt', () => {
    const banded: Boxes = [
      ['upper', 10, 10, 30, 40],
      ['lower', 10, 40, 30, 90],
      ['upper', 10, 60, 30, 70],
    ];
    expect(at(banded, 20, 65)).toBe(partIndex('lower'));
    expect(at(banded, 20, 20)).toBe(partIndex('upper'));
  });

  it('leaves a top whose sleeve lies before the trousers', () => {
    const sleeve: Boxes = [
      ['upper', 5, 10, 30, 40],
      ['lower', 10, 40, 30, 90],
      ['upper', 5, 40, 12, 60],
    ];
    expect(at(sleeve, 8, 55)).toBe(partIndex('upper'));
  });
});
