import { describe, expect, it } from 'vitest';
import { type Mask, newMask } from '#images';
import { labelled, standing } from '../person/testing/synthetic-person.js';
import { holesOf } from './holes.js';
import type { SeenGarment } from './view.js';

const SIZE = { width: 400, height: 800 };
const view = { body: standing(), labels: labelled(SIZE, [['upper', 120, 190, 280, 380]]) };

function box(
  left: number,
  right: number,
  top: number,
  bottom: number,
  into = newMask(SIZE),
  value = 1,
): Mask {
  for (let y = top; y < bottom; y++) into.data.fill(value, y * SIZE.width + left, y * SIZE.width + right);
  return into;
}

const shirt = () => box(150, 250, 195, 340);
const holes = (visible: Mask, about: Partial<SeenGarment> = {}) =>
  holesOf(view, { kind: 'top', cut: 'upper', visible, front: newMask(SIZE), ...about } as SeenGarment);

describe('holesOf', () => {
  it('finds none in a whole shirt with a neckline', () => {
    expect(holes(box(180, 220, 195, 225, shirt(), 0))).toBe(0);
  });

  it('finds where a bag was, and where nothing was laid across the trunk', () => {
    expect(holes(box(180, 220, 280, 320, shirt(), 0))).toBeGreaterThan(0.1);
    expect(holes(box(170, 230, 260, 340, shirt(), 0))).toBeGreaterThan(0.2);
  });

  it('finds a chest left bare from shoulder to shoulder, and takes a deep neckline for none', () => {
    expect(holes(box(162, 238, 195, 245, shirt(), 0))).toBeGreaterThan(0.15);
    expect(holes(box(185, 215, 195, 230, shirt(), 0))).toBe(0);
  });

  it('takes what lies before the garment for no hole, nor the open front of a jacket', () => {
    const visible = box(180, 220, 280, 320, shirt(), 0);
    expect(holes(visible, { front: box(180, 220, 280, 320) })).toBe(0);
    expect(holes(box(190, 210, 195, 340, shirt(), 0), { kind: 'outer' })).toBe(0);
  });

  it('takes the room between an arm and the trunk for no hole', () => {
    const between = { ...view, labels: labelled(SIZE, [['upper', 150, 190, 250, 380]]) };
    const arm = box(252, 275, 200, 330, box(120, 300, 190, 345), 0);
    const garment = { kind: 'top', cut: 'upper', visible: arm, front: newMask(SIZE) } as SeenGarment;
    expect(holesOf(between, garment)).toBe(0);
  });
});
