import { describe, expect, it } from 'vitest';
import { type Image, newImage } from '#images';
import { dressAsOne } from './dress-as-one.js';
import { likeliestOf, type Parse, type Part, partIndex, PARTS } from './parse.js';

const SIZE = { width: 40, height: 60 };
const PLANE = SIZE.width * SIZE.height;
const [RED, BLUE] = [
  [200, 30, 40],
  [30, 40, 160],
] as const;

type Band = readonly [part: Part, colour: readonly number[], rows: number];

/** Parts one below the other, each in its colour: what the network is sure of. */
function person(bands: readonly Band[]): { parse: Parse; small: Image } {
  const probabilities = new Float32Array(PARTS.length * PLANE).fill(0.01);
  const small = newImage(SIZE);
  let row = 0;
  for (const [part, colour, rows] of bands) {
    for (let i = row * SIZE.width; i < (row + rows) * SIZE.width; i++) {
      probabilities[partIndex(part) * PLANE + i] = 0.92;
      small.data.set(colour, i * 3);
    }
    row += rows;
  }
  return { parse: { box: { x: 0, y: 0, ...SIZE }, photo: SIZE, ...SIZE, probabilities }, small };
}

/** What each band is called. */
function called(bands: readonly Band[]): (Part | undefined)[] {
  const { parse, small } = person(bands);
  const labels = likeliestOf(dressAsOne(parse, small));
  let row = 0;
  return bands.map(([, , rows]) => PARTS[labels[(row += rows) * SIZE.width - 1]!]);
}

describe('dressAsOne', () => {
  it('calls a skirt of the colours of the dress above it dress', () => {
    expect(
      called([
        ['dress', RED, 40],
        ['lower', RED, 20],
      ]),
    ).toEqual(['dress', 'dress']);
  });

  it('calls it all lower garment where most of it was', () => {
    expect(
      called([
        ['upper', BLUE, 10],
        ['dress', RED, 20],
        ['lower', RED, 30],
      ]),
    ).toEqual(['upper', 'lower', 'lower']);
  });

  it('leaves leggings of other colours below a dress', () => {
    expect(
      called([
        ['dress', RED, 40],
        ['lower', BLUE, 20],
      ]),
    ).toEqual(['dress', 'lower']);
  });

  it('calls the upper part of a dress dress, though only with the skirt it is the larger', () => {
    expect(
      called([
        ['upper', RED, 25],
        ['dress', RED, 20],
        ['lower', RED, 15],
      ]),
    ).toEqual(['dress', 'dress', 'dress']);
  });

  it('leaves an upper garment that is larger than the dress, and one of other colours', () => {
    expect(
      called([
        ['upper', RED, 40],
        ['dress', RED, 20],
      ]),
    ).toEqual(['upper', 'dress']);
    expect(
      called([
        ['upper', BLUE, 20],
        ['dress', RED, 40],
      ]),
    ).toEqual(['upper', 'dress']);
  });

  it('leaves a shirt and trousers of one colour, of which none was called dress', () => {
    const { parse, small } = person([
      ['upper', RED, 30],
      ['lower', RED, 30],
    ]);
    expect(dressAsOne(parse, small)).toBe(parse);
  });

  it('gives chances that add up to what they did', () => {
    const { parse, small } = person([
      ['dress', RED, 40],
      ['lower', RED, 20],
    ]);
    const { probabilities } = dressAsOne(parse, small);
    const sumAt = (of: Float32Array, i: number) => PARTS.reduce((sum, _, k) => sum + of[k * PLANE + i]!, 0);
    for (let i = 0; i < PLANE; i += 7)
      expect(sumAt(probabilities, i)).toBeCloseTo(sumAt(parse.probabilities, i), 5);
  });
});
