import { describe, expect, it } from 'vitest';
import { partIndex } from '#person-parse';
import { withSkirtsBelow } from './skirts-below.js';
import { labelled, standing } from './testing/synthetic-person.js';

const SIZE = { width: 400, height: 800 };
const at = (labels: { data: Uint8Array }, x: number, y: number) => labels.data[y * SIZE.width + x];

describe('what the parser calls a dress', () => {
  it('is a skirt below a blouse', () => {
    const labels = labelled(SIZE, [
      ['upper', 150, 180, 250, 290],
      ['dress', 150, 290, 250, 520],
    ]);
    const told = withSkirtsBelow(labels, standing());
    expect(at(told, 200, 400)).toBe(partIndex('lower'));
    expect(at(told, 200, 250)).toBe(partIndex('upper'));
  });

  it('is a dress where it begins at the chest, open or under a jacket', () => {
    const labels = labelled(SIZE, [
      ['dress', 150, 200, 250, 520],
      ['outer', 150, 190, 180, 340],
    ]);
    expect(withSkirtsBelow(labels, standing())).toBe(labels);
  });
});
