import { describe, expect, it } from 'vitest';
import { newImage } from '#images';
import { labelsOf, type Parse, partIndex, PARTS } from '#person-parse';
import { refineLabels } from './refine-labels.js';

const PHOTO = { width: 576, height: 864 };
const [WIDTH, HEIGHT] = [192, 288];
const EDGE = 303;

/** A red shirt up to the photo's column `EDGE`, a grey wall beyond; the network sees the edge `off` pixels of its own too far. */
function photoAndParse(off: number) {
  const image = newImage(PHOTO);
  for (let i = 0; i < PHOTO.width * PHOTO.height; i++) {
    image.data.set(i % PHOTO.width < EDGE ? [190, 40, 50] : [150, 152, 150], i * 3);
  }
  const plane = WIDTH * HEIGHT;
  const probabilities = new Float32Array(PARTS.length * plane);
  for (let i = 0; i < plane; i++) {
    const chance = 1 / (1 + Math.exp((i % WIDTH) + 0.5 - (EDGE * WIDTH) / PHOTO.width - off));
    probabilities[partIndex('upper') * plane + i] = chance;
    probabilities[i] = 1 - chance;
  }
  const parse: Parse = {
    box: { x: 0, y: 0, ...PHOTO },
    photo: PHOTO,
    width: WIDTH,
    height: HEIGHT,
    probabilities,
  };
  return { image, parse };
}

/** The first column of row 400 that is no shirt. */
const edgeOf = ({ data }: { data: Uint8Array }) =>
  data.subarray(400 * PHOTO.width, 401 * PHOTO.width).indexOf(0);

describe('refineLabels', () => {
  it('moves an edge to where the colours change', async () => {
    for (const off of [-1.2, 1.2]) {
      const { image, parse } = photoAndParse(off);
      expect(Math.abs(edgeOf(labelsOf(parse)) - EDGE)).toBeGreaterThanOrEqual(3);
      expect(Math.abs(edgeOf(await refineLabels(parse, image)) - EDGE)).toBeLessThanOrEqual(2);
    }
  });

  it('leaves an edge alone that no colour shows', async () => {
    const { parse } = photoAndParse(0);
    const grey = { ...newImage(PHOTO), data: new Uint8Array(PHOTO.width * PHOTO.height * 3).fill(120) };
    const [before, after] = [edgeOf(labelsOf(parse)), edgeOf(await refineLabels(parse, grey))];
    expect(Math.abs(before - after)).toBeLessThanOrEqual(2);
  });
});
