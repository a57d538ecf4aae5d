import { describe, expect, it } from 'vitest';
import { maskOf, newImage } from '#images';
import { partIndex } from '#person-parse';
import { distanceTo } from '../images/morphology.js';
import { flatGround } from './flat-ground.js';
import type { Person } from '../person/person.js';
import { labelled, standing } from '../person/testing/synthetic-person.js';

const SIZE = { width: 400, height: 800 };

/** Somebody in a top before a wall whose pixels differ by up to `rough` levels. */
function around(rough: number) {
  const labels = labelled(SIZE, [
    ['skin', 150, 420, 250, 560],
    ['upper', 150, 180, 250, 400],
  ]);
  const image = newImage(SIZE);
  for (let i = 0; i < labels.data.length; i++) {
    // From light above to dark below, as studios are.
    const light = 230 - (20 * i) / labels.data.length + rough * ((Math.imul(i, 2654435761) >>> 16) % 2);
    image.data.fill(Math.round(light), i * 3, i * 3 + 3);
  }
  const old = maskOf(labels, [partIndex('upper')]);
  const person: Pick<Person, 'image' | 'labels' | 'body'> = { image, labels, body: standing() };
  return flatGround(person, old, distanceTo(old));
}
const at = (data: Float32Array, x: number, y: number) => data[y * SIZE.width + x]!;

describe('flatGround', () => {
  it('is what lies beside the old garment before a studio’s ground, less of it further off', () => {
    const { data } = around(0)!;
    expect(at(data, 255, 300)).toBe(1);
    expect(at(data, 262, 300)).toBeGreaterThan(0);
    expect(at(data, 262, 300)).toBeLessThan(1);
    expect(at(data, 266, 300)).toBe(0);
    expect(at(data, 200, 300)).toBe(0);
  });

  it('is nothing right beside the rest of the person', () => {
    expect(at(around(0)!.data, 200, 417)).toBe(0);
    expect(at(around(0)!.data, 200, 405)).toBe(1);
  });

  it('is none before leaves and walls', () => {
    expect(around(30)).toBeUndefined();
  });
});
