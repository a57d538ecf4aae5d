import { describe, expect, it } from 'vitest';
import type { Laid } from '../fit/laid.js';
import { skirtedSkin } from './sleeved-skin.js';
import { labelled, standing } from '../person/testing/synthetic-person.js';
import { nothingDraped } from '../fit/draped.js';

const SIZE = { width: 400, height: 800 };
const labels = labelled(SIZE, [
  ['skin', 160, 400, 180, 600],
  ['skin', 220, 400, 240, 600],
  // A hand.
  ['skin', 110, 350, 130, 380],
]);
const person = { labels, body: standing() };

const draped = (hem: number, legs: readonly [number, number] = [0, 0]) => ({
  ...nothingDraped(SIZE),
  laid: { hang: { hem, sleeves: [0, 0], legs } } as unknown as Laid,
});

const at = (mask: { data: Float32Array }, x: number, y: number) => mask.data[y * SIZE.width + x];

describe('skin of legs in a new skirt', () => {
  it('is hidden as far as the hem, and hands are not', () => {
    const hidden = skirtedSkin(person, draped(2.2));
    expect(at(hidden, 170, 450)).toBe(1);
    expect(at(hidden, 170, 560)).toBe(0);
    expect(at(hidden, 120, 365)).toBe(0);
  });

  it('is left to trousers, which go round each leg', () => {
    expect(skirtedSkin(person, draped(2.2, [0.9, 0.9])).data.includes(1)).toBe(false);
  });
});
