import { describe, expect, it } from 'vitest';
import { maskOf } from '#images';
import { partIndex } from '#person-parse';
import { bareLegs } from '../person/limbs.js';
import { labelled, standing } from '../person/testing/synthetic-person.js';
import { underGarment } from './under-garment.js';

const SIZE = { width: 400, height: 800 };
const body = standing();

function under(boxes: Parameters<typeof labelled>[1]) {
  const labels = labelled(SIZE, boxes);
  const mask = underGarment(
    labels,
    body,
    ['lower'],
    maskOf(labels, [partIndex('outer')]),
    bareLegs(body, labelled(SIZE, [])),
  );
  return (x: number, y: number) => mask.data[y * SIZE.width + x]!;
}

describe('the garment under a coat', () => {
  it('narrows from the hips to where a pencil skirt comes out', () => {
    const at = under([
      ['outer', 120, 185, 280, 480],
      ['lower', 175, 480, 225, 600],
    ]);
    expect(at(200, 400)).toBe(1);
    expect(at(152, 360)).toBe(1);
    expect(at(152, 470)).toBe(0);
    expect(at(178, 475)).toBe(1);
  });

  it('lies along both legs where trousers come out, and leaves the gap between them', () => {
    const at = under([
      ['outer', 120, 185, 280, 480],
      ['lower', 150, 480, 188, 600],
      ['lower', 212, 480, 250, 600],
    ]);
    for (const x of [168, 232]) expect(at(x, 470)).toBe(1);
    expect(at(128, 470)).toBe(0);
    expect(at(200, 475)).toBe(0);
  });

  it('is nothing where nothing comes out', () => {
    const at = under([['outer', 120, 185, 280, 480]]);
    expect(at(200, 400)).toBe(0);
  });
});
