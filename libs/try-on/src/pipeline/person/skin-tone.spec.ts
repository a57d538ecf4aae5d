import { describe, expect, it } from 'vitest';
import { maskOf, newImage } from '#images';
import { partIndex } from '#person-parse';
import { labOf } from '../images/colour.js';
import type { Person } from './person.js';
import { skinTone } from './skin-tone.js';
import { labelled, standing } from './testing/synthetic-person.js';

const SIZE = { width: 400, height: 800 };
const FACE = [198, 140, 112] as const;

function sceneWith(boxes: Parameters<typeof labelled>[1], colours: readonly (readonly number[])[]) {
  const labels = labelled(SIZE, boxes);
  const image = newImage(SIZE);
  boxes.forEach(([, left, top, right, bottom], k) => {
    for (let y = top; y < bottom; y++) {
      for (let x = left; x < right; x++) image.data.set(colours[k]!, (y * SIZE.width + x) * 3);
    }
  });
  const person = { image, labels, body: standing() } as unknown as Person;
  return { person, known: maskOf(labels, [partIndex('skin')]) };
}

describe('skinTone', () => {
  it('is that of the face, whatever else is taken for skin', () => {
    const { person, known } = sceneWith(
      [
        ['skin', 175, 100, 225, 165],
        ['skin', 150, 400, 250, 640],
      ],
      [FACE, [40, 40, 46]],
    );
    const { rgb, like } = skinTone(person, known);
    expect(rgb).toEqual(FACE);
    expect(like.data[500 * SIZE.width + 200]).toBe(0);
    expect(like.data[130 * SIZE.width + 200]).toBe(1);
  });

  it('is a colour of whole levels, as CIELAB is asked for, though a face has many', () => {
    const { person, known } = sceneWith(
      [
        ['skin', 175, 100, 225, 155],
        ['skin', 175, 155, 225, 165],
      ],
      [FACE, FACE.map((v) => v + 1)],
    );
    const { rgb } = skinTone(person, known);
    expect(rgb.every(Number.isInteger)).toBe(true);
    expect(labOf(...rgb).every(Number.isFinite)).toBe(true);
  });

  it('is told by arms and legs where the face is hidden', () => {
    const { person, known } = sceneWith([['skin', 110, 260, 140, 360]], [FACE]);
    expect(skinTone(person, known).rgb).toEqual(FACE);
  });

  it('is a usual one where no skin is seen at all', () => {
    const { person, known } = sceneWith([['upper', 110, 260, 140, 360]], [FACE]);
    const [r, g, b] = skinTone(person, known).rgb;
    expect(r > g && g > b).toBe(true);
  });

  it('is that of the hands where they show the face to be in the shade, and of no gloves', () => {
    const tone = (hand: readonly number[]) => {
      const { person, known } = sceneWith(
        [
          ['skin', 175, 100, 225, 165],
          ['skin', 270, 360, 292, 395],
        ],
        [FACE.map((v) => Math.round(v * 0.6)), hand],
      );
      return skinTone(person, known).rgb;
    };
    expect(tone(FACE)).toEqual(FACE);
    expect(tone([120, 160, 220])).toEqual(FACE.map((v) => Math.round(v * 0.6)));
  });

  it('is that of the face in the light, not of its beard or of the shade on its legs', () => {
    const shade = FACE.map((v) => v - 25);
    const { person, known } = sceneWith(
      [
        ['skin', 175, 100, 225, 135],
        ['skin', 175, 135, 225, 165],
        ['skin', 150, 400, 250, 640],
      ],
      [FACE, shade, shade],
    );
    expect(skinTone(person, known).rgb).toEqual(FACE);
  });

  it('tells the side that the light comes from', () => {
    const { person, known } = sceneWith(
      [
        ['skin', 175, 100, 200, 165],
        ['skin', 200, 100, 225, 165],
      ],
      [FACE.map((v) => v - 20), FACE],
    );
    expect(skinTone(person, known).light).toBeGreaterThan(0.2);
  });
});
