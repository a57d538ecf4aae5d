import { describe, expect, it } from 'vitest';
import { type Image, maskOf, newImage, newMask } from '#images';
import { partIndex, partsTable } from '#person-parse';
import type { Person } from '../person/person.js';
import { strayCloth } from './stray-cloth.js';
import { labelled, standing } from '../person/testing/synthetic-person.js';

const SIZE = { width: 400, height: 800 };
const RED = [200, 30, 30] as const;
const GREY = [120, 120, 120] as const;
const SKIN = [205, 160, 135] as const;
const WHERE = { x: 100, y: 300, width: 200, height: 300 };

function box(
  image: Image,
  colour: readonly number[],
  left: number,
  top: number,
  right: number,
  bottom: number,
) {
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) image.data.set(colour, (y * SIZE.width + x) * 3);
  }
}

function painted(stray: readonly number[], things = newMask(SIZE)) {
  const labels = labelled(SIZE, [['lower', 150, 320, 250, 560]]);
  const [image, ground] = [newImage(SIZE), newImage(SIZE)];
  box(image, GREY, 0, 0, 400, 800);
  box(ground, GREY, 0, 0, 400, 800);
  box(image, RED, 150, 320, 250, 560);
  box(image, stray, 250, 500, 262, 560);
  const person = { image, labels, body: standing() } as unknown as Person;
  const old = maskOf(labels, [partIndex('lower')]);
  return strayCloth(person, old, { where: WHERE, ground, skin: SKIN, things });
}

describe('strayCloth', () => {
  it('finds the flare that the parser missed', () => {
    const { data } = painted(RED);
    expect(data[530 * 400 + 255]).toBe(1);
    expect(data[400 * 400 + 255]).toBe(0);
  });

  it('leaves what does not look like the cloth', () => {
    expect(painted([40, 60, 200]).data.some((v) => v > 0)).toBe(false);
  });

  it('leaves background that happens to have the colour of the cloth', () => {
    expect(painted(GREY).data.some((v) => v > 0)).toBe(false);
  });

  it('leaves a bag that has the colour of the cloth', () => {
    const bag = newMask(SIZE);
    for (let y = 490; y < 570; y++) bag.data.fill(1, y * SIZE.width + 250, y * SIZE.width + 280);
    expect(painted(RED, bag).data.some((v) => v > 0)).toBe(false);
  });

  it('takes no shade of a shirt for trousers beside a corner of it that is labelled as they are', () => {
    const labels = labelled(SIZE, [
      ['upper', 150, 200, 250, 320],
      ['lower', 150, 320, 250, 560],
      ['lower', 240, 308, 250, 320],
    ]);
    const [image, ground] = [newImage(SIZE), newImage(SIZE)];
    for (const each of [image, ground]) box(each, GREY, 0, 0, 400, 800);
    box(image, [60, 200, 230], 150, 200, 240, 320);
    // The shaded side of the shirt, all the way down.
    box(image, RED, 240, 200, 250, 320);
    box(image, RED, 150, 320, 250, 560);
    const person = { image, labels, body: standing() } as unknown as Person;
    const old = maskOf(labels, [partIndex('lower')]);
    const next = { isNext: partsTable(['upper']), colour: [60, 200, 230] as const };
    const where = { x: 100, y: 200, width: 200, height: 400 };
    const { data } = strayCloth(person, old, { where, ground, skin: SKIN, things: newMask(SIZE), next });
    // What the trousers reach by themselves, and what only their corner would.
    expect(data[312 * 400 + 238]).toBe(0);
    expect(data[310 * 400 + 245]).toBe(0);
    expect(data[300 * 400 + 245]).toBe(0);
  });
});
