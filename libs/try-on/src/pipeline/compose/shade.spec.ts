import { describe, expect, it } from 'vitest';
import { newImage, newMask } from '#images';
import type { Person } from '../person/person.js';
import { shade } from './shade.js';
import { standing } from '../person/testing/synthetic-person.js';
import { nothingDraped } from '../fit/draped.js';

const SIZE = { width: 400, height: 800 };
const CLOTH = 128;

/** What of even cloth is lit where the old garment has a band, a quarter of the shoulders wide, of another level. */
function litIn(band: number): number {
  const image = newImage(SIZE);
  for (let i = 0; i < SIZE.width * SIZE.height; i++) {
    const x = i % SIZE.width;
    image.data.fill(x >= 188 && x < 212 ? band : 120, i * 3, i * 3 + 3);
  }
  const draped = nothingDraped(SIZE);
  draped.image.data.fill(CLOTH);
  draped.alpha.data.fill(1);
  const person: Person = { image, body: standing() } as never;
  return shade(person, draped, newMask(SIZE, 1), 5).image.data[(400 * SIZE.width + 200) * 3]!;
}

describe('shade', () => {
  it('lays the light of folds on', () => {
    expect(litIn(105)).toBeLessThan(CLOTH - 4);
    expect(litIn(135)).toBeGreaterThan(CLOTH + 4);
  });

  it('lays no prints on: what differs by more than folds do is no light', () => {
    const [fold, print] = [CLOTH - litIn(105), CLOTH - litIn(25)];
    expect(print).toBeLessThan(fold);
  });
});
