import { describe, expect, it } from 'vitest';
import { oldGarment } from './old-garment.js';
import { labelled, standing } from '../person/testing/synthetic-person.js';

const SIZE = { width: 400, height: 800 };
const body = standing();
const at = ({ data }: { data: Float32Array }, x: number, y: number) => data[y * SIZE.width + x];

describe('oldGarment', () => {
  const coat = labelled(SIZE, [
    ['outer', 130, 185, 270, 480],
    ['upper', 180, 185, 220, 340],
    ['lower', 180, 340, 220, 470],
    // The hem of the coat, which the parser takes for a skirt.
    ['dress', 130, 480, 175, 510],
  ]);

  it.each(['top', 'outer'] as const)('takes an open coat away with its tails for a new %s', (kind) => {
    const old = oldGarment({ labels: coat, body }, kind);
    expect(at(old, 140, 400)).toBe(1);
    expect(at(old, 150, 500)).toBe(1);
    expect(at(old, 200, 400)).toBe(0);
    expect(at(old, 200, 250)).toBe(kind === 'top' ? 1 : 0);
  });

  it('leaves two legs of trousers alone where there is no coat', () => {
    const labels = labelled(SIZE, [
      ['upper', 150, 180, 250, 340],
      ['lower', 150, 340, 195, 600],
      ['lower', 205, 340, 230, 500],
    ]);
    const old = oldGarment({ labels, body }, 'top');
    for (const x of [170, 220]) expect(at(old, x, 400)).toBe(0);
  });

  it('takes the sleeves of a dress away with its upper half, down to the cuffs', () => {
    const labels = labelled(SIZE, [
      ['dress', 150, 180, 250, 600],
      ['dress', 110, 200, 140, 360],
      ['dress', 260, 200, 290, 360],
    ]);
    const old = oldGarment({ labels, body }, 'top');
    for (const x of [122, 278]) expect(at(old, x, 345)).toBe(1);
    expect(at(old, 200, 345)).toBe(0);
    // Long hair falls over the upper arm.
    const haired = labelled(SIZE, [
      ['dress', 150, 180, 250, 600],
      ['dress', 110, 200, 140, 360],
      ['hair', 100, 180, 180, 255],
    ]);
    expect(at(oldGarment({ labels: haired, body }, 'top'), 122, 345)).toBe(1);
  });

  it('leaves a dress the sleeves that hang beside a new skirt', () => {
    const labels = labelled(SIZE, [
      ['dress', 150, 180, 250, 600],
      ['dress', 110, 200, 140, 360],
    ]);
    const old = oldGarment({ labels, body }, 'bottom');
    expect([at(old, 122, 345), at(old, 200, 345)]).toEqual([0, 1]);
    // A wide skirt that is called a dress, beside the arm of a shirt.
    const skirt = labelled(SIZE, [
      ['upper', 105, 180, 295, 320],
      ['dress', 105, 320, 295, 600],
    ]);
    expect(at(oldGarment({ labels: skirt, body }, 'bottom'), 122, 345)).toBe(1);
  });

  it('parts a dress at the waist', () => {
    const labels = labelled(SIZE, [['dress', 150, 180, 250, 600]]);
    const [top, bottom] = (['top', 'bottom'] as const).map((kind) => oldGarment({ labels, body }, kind));
    expect([at(top!, 200, 220), at(top!, 200, 500)]).toEqual([1, 0]);
    expect([at(bottom!, 200, 220), at(bottom!, 200, 500)]).toEqual([0, 1]);
  });
});
