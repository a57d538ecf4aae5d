import { describe, expect, it } from 'vitest';
import { maskOf } from '#images';
import { partIndex } from '#person-parse';
import { labelled, standing } from '../person/testing/synthetic-person.js';
import { underCoat } from './under-coat.js';

const SIZE = { width: 400, height: 800 };
const at = (x: number, y: number) => y * SIZE.width + x;

describe('underCoat', () => {
  /** A coat, and the edge of what is worn under it at `top`. */
  const split = (top: number) => {
    const labels = labelled(SIZE, [
      ['outer', 130, 165, 270, 480],
      ['upper', 185, top, 215, 400],
    ]);
    const old = maskOf(labels, [partIndex('outer')]);
    return underCoat({ labels, body: standing() }, old, () => 1);
  };

  it('covers neck and shoulders from the edge of the inner garment on, and leaves them bare above it', () => {
    const { bare, covered } = split(190);
    expect([covered(at(175, 195)), bare(at(175, 195))]).toEqual([1, 0]);
    expect([covered(at(175, 180)), bare(at(175, 180))]).toEqual([0, 1]);
  });

  it('leaves them bare where nothing is worn under it', () => {
    const { bare, covered } = split(400);
    expect([covered(at(175, 350)), bare(at(175, 350))]).toEqual([0, 1]);
  });
});
