import { describe, expect, it } from 'vitest';
import { type Image, newImage } from '#images';
import { parseByColours } from './parse-by-colours.js';
import { type Parse, partIndex, PARTS } from './parse.js';

const SIZE = { width: 40, height: 60 };
const PLANE = SIZE.width * SIZE.height;
const [UPPER, LOWER] = [partIndex('upper'), partIndex('lower')];
const [RED, BLUE] = [
  [200, 30, 40],
  [30, 40, 160],
] as const;
/** The shirt ends here; the network is sure of it only so many rows away. */
const [HEM, DOUBT] = [30, 6];

/** A shirt above a skirt; rows of doubt are called shirt, with `chance`. */
function parseOf(chance: number, box = { x: 0, y: 0, ...SIZE }): Parse {
  const probabilities = new Float32Array(PARTS.length * PLANE);
  for (let i = 0; i < PLANE; i++) {
    const y = Math.floor(i / SIZE.width);
    const upper = y < HEM - DOUBT ? 0.98 : y < HEM + DOUBT ? chance : 0.02;
    probabilities[UPPER * PLANE + i] = upper;
    probabilities[LOWER * PLANE + i] = 1 - upper;
  }
  return { box, photo: SIZE, ...SIZE, probabilities };
}

function photo(colourAt: (y: number) => readonly number[]): Image {
  const image = newImage(SIZE);
  for (let i = 0; i < PLANE; i++) image.data.set(colourAt(Math.floor(i / SIZE.width)), i * 3);
  return image;
}

const upperAt = ({ probabilities }: Parse, y: number) => probabilities[UPPER * PLANE + y * SIZE.width + 20]!;

describe('parseByColours', () => {
  it('gives a row of the colour of the skirt to the skirt, though the network calls it shirt', () => {
    const found = parseByColours(
      parseOf(0.75),
      photo((y) => (y < HEM ? RED : BLUE)),
    );
    expect(upperAt(found, HEM + 3)).toBeLessThan(0.3);
    expect(upperAt(found, HEM - 3)).toBeGreaterThan(0.9);
  });

  it('gives chances that add up to one', () => {
    const { probabilities } = parseByColours(
      parseOf(0.75),
      photo((y) => (y < HEM ? RED : BLUE)),
    );
    for (let i = 0; i < PLANE; i += 7) {
      expect(PARTS.reduce((sum, _, k) => sum + probabilities[k * PLANE + i]!, 0)).toBeCloseTo(1, 4);
    }
  });

  it('says nothing where shirt and skirt have one colour', () => {
    const found = parseByColours(
      parseOf(0.75),
      photo(() => RED),
    );
    for (const y of [HEM - 3, HEM + 3]) expect(upperAt(found, y)).toBeCloseTo(0.75, 1);
  });

  it('does not overrule a network that is sure', () => {
    const found = parseByColours(
      parseOf(0.75),
      photo((y) => (y < HEM && y !== 10 ? RED : BLUE)),
    );
    expect(upperAt(found, 10)).toBeGreaterThan(0.5);
  });

  it('learns no colours from beyond the frame, where the border is repeated', () => {
    // All that is surely shirt lies above the photo.
    const above = { x: 0, y: -(HEM - DOUBT), ...SIZE };
    const parse = parseOf(0.45, above);
    expect(
      parseByColours(
        parse,
        photo((y) => (y < HEM ? RED : BLUE)),
      ),
    ).toBe(parse);
  });
});
