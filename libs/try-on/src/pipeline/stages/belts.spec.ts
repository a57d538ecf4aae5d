import { describe, expect, it } from 'vitest';
import { maskOf } from '../images/image.js';
import { partIndex } from '../models/person-parser.js';
import { beltsOn } from './belts.js';
import { labelled } from './synthetic-person.js';

const SIZE = { width: 400, height: 800 };
const at = ({ data }: { data: Float32Array }, x: number, y: number) => data[y * SIZE.width + x];

describe('beltsOn', () => {
  const labels = labelled(SIZE, [
    ['upper', 130, 185, 270, 400],
    // A belt over the sweater, and a bag at its side.
    ['other', 131, 330, 269, 345],
    ['other', 250, 360, 330, 440],
  ]);
  const belts = beltsOn(labels, maskOf(labels, [partIndex('upper')]));

  it('are what lies within the garment', () => {
    expect(at(belts, 200, 337)).toBe(1);
  });

  it('are no bags at its side, nor the garment itself', () => {
    expect(at(belts, 260, 380)).toBe(0);
    expect(at(belts, 200, 250)).toBe(0);
  });
});
