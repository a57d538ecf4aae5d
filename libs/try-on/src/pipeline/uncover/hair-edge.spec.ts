import { describe, expect, it } from 'vitest';
import { type Mask, newImage, newMask } from '#images';
import { type Parse, partIndex, PARTS } from '#person-parse';
import type { Person } from '../person/person.js';
import { labelled, standing } from '../person/testing/synthetic-person.js';
import { hairEdge } from './hair-edge.js';

const SIZE = { width: 400, height: 800 };
const [BROWN, RED, MIXED] = [
  [70, 50, 30],
  [200, 30, 40],
  [120, 44, 33],
] as const;
/** Hair from here to there across, down to y 400; the parser takes ten pixels of the dress on either side for hair too. */
const [LEFT, RIGHT, BEYOND] = [180, 220, 10];
const at = (x: number, y: number) => y * SIZE.width + x;

/** Long hair of `hair` colours before a red dress, the last column of it mixed with red. */
function longHair(hair: (x: number, y: number) => readonly number[]): { person: Person; soft: Mask } {
  const image = newImage(SIZE);
  const soft = newMask(SIZE);
  const parse: Parse = {
    box: { x: 0, y: 0, ...SIZE },
    photo: SIZE,
    ...SIZE,
    probabilities: new Float32Array(PARTS.length * SIZE.width * SIZE.height),
  };
  const dress = partIndex('dress') * SIZE.width * SIZE.height;
  for (let y = 0; y < SIZE.height; y++) {
    for (let x = 0; x < SIZE.width; x++) {
      const isHair = y > 80 && y < 400 && x >= LEFT && x < RIGHT;
      const isTaken = y > 80 && y < 400 && x >= LEFT - BEYOND && x < RIGHT + BEYOND;
      const isDress = y > 190 && y < 600 && x > 130 && x < 270;
      soft.data[at(x, y)] = isHair ? 0.99 : isTaken ? 0.9 : 0;
      parse.probabilities[dress + at(x, y)] = isTaken ? 1 - soft.data[at(x, y)]! : isDress ? 0.99 : 0;
      image.data.set(isHair ? hair(x, y) : isDress ? RED : [230, 230, 230], at(x, y) * 3);
    }
  }
  const labels = labelled(SIZE, [['dress', 130, 190, 270, 600]]);
  const person = { image, labels, body: standing(), parse } as unknown as Person;
  return { person, soft };
}

describe('hairEdge', () => {
  it('gives back to the dress what the parser took for hair, and keeps the hair', () => {
    const { person, soft } = longHair((x) => (x === RIGHT - 1 ? MIXED : BROWN));
    const { alpha } = hairEdge(person, soft);
    for (const y of [230, 300, 380]) {
      for (const x of [LEFT - 6, RIGHT + 5]) expect(alpha.data[at(x, y)]).toBeLessThan(0.1);
      for (const x of [LEFT + 4, 200, RIGHT - 5]) expect(alpha.data[at(x, y)]).toBeGreaterThan(0.9);
    }
  });

  it('does not take a brown print beside the hair for more of it', () => {
    const { person, soft } = longHair(() => BROWN);
    for (let y = 320; y < 350; y++) {
      for (let x = RIGHT + BEYOND; x < RIGHT + 30; x++) {
        person.image.data.set(BROWN, at(x, y) * 3);
        soft.data[at(x, y)] = 0.2;
      }
    }
    expect(hairEdge(person, soft).alpha.data[at(RIGHT + 20, 335)]).toBeLessThan(0.25);
  });

  it('takes the red of the dress out of a strand at the edge', () => {
    const { person, soft } = longHair((x) => (x === RIGHT - 1 ? MIXED : BROWN));
    const { image } = hairEdge(person, soft);
    const [red, green] = image.data.subarray(at(RIGHT - 1, 300) * 3, at(RIGHT - 1, 300) * 3 + 2);
    expect(red! / green!).toBeLessThan(1.8);
    expect(person.image.data[at(RIGHT - 1, 300) * 3]).toBe(MIXED[0]);
  });

  it('changes nothing where the edge of the hair beside the face has the colour of the dress', () => {
    const { person, soft } = longHair((x, y) => (y < 170 && x >= RIGHT - 5 ? RED : BROWN));
    const { alpha, image } = hairEdge(person, soft);
    expect(alpha).toBe(soft);
    expect(image).toBe(person.image);
  });
});
