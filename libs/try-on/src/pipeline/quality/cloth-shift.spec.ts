import { describe, expect, it } from 'vitest';
import { type Box, type Mask, newMask } from '#images';
import { labelled, standing } from '../person/testing/synthetic-person.js';
import { clothShift } from './cloth-shift.js';
import { placementOf } from './placement.js';
import type { SeenGarment, View } from './view.js';

const SIZE = { width: 400, height: 800 };
const UNIT = 100;

function filled(...boxes: readonly Box[]): Mask {
  const mask = newMask(SIZE);
  for (const { x, y, width, height } of boxes) {
    for (let row = y; row < y + height; row++) {
      mask.data.fill(1, row * SIZE.width + x, row * SIZE.width + x + width);
    }
  }
  return mask;
}

/** Trunk, hips and two legs; the arms are left out, as where they are hidden by the trunk. */
const labels = labelled(SIZE, [
  ['upper', 150, 190, 250, 340],
  ['lower', 152, 340, 248, 380],
  ['lower', 152, 380, 192, 610],
  ['lower', 208, 380, 248, 610],
]);
const silhouette = { ...SIZE, data: Float32Array.from(labels.data, (label) => (label > 0 ? 1 : 0)) };
const view = { body: standing(), labels, silhouette } as View;

function shirt(by: number, { wider = 0, front = newMask(SIZE) } = {}): SeenGarment {
  const cloth = filled({ x: 150 + by - wider, y: 190, width: 100 + 2 * wider, height: 150 });
  for (let i = 0; i < cloth.data.length; i++) cloth.data[i] = Math.min(cloth.data[i]!, 1 - front.data[i]!);
  return { kind: 'top', cut: 'upper', visible: cloth, front } as SeenGarment;
}

describe('clothShift', () => {
  it.each([0, 8, 15, -15])('tells by how much cloth lies %i %% of the shoulders off', (by) => {
    expect(clothShift(view, shirt(by))).toBeCloseTo(-by / UNIT, 1);
    expect(placementOf(view, shirt(by)).off).toBeCloseTo(Math.abs(by) / UNIT, 1);
  });

  it('takes cloth that is wide to both sides for well placed', () => {
    expect(Math.abs(clothShift(view, shirt(0, { wider: 20 })))).toBeLessThan(0.02);
    expect(Math.abs(clothShift(view, shirt(15, { wider: 20 })))).toBeGreaterThan(0.1);
  });

  it('is not misled by a bag in front of one side', () => {
    const front = filled({ x: 215, y: 240, width: 60, height: 100 });
    expect(Math.abs(clothShift(view, shirt(0, { front })))).toBeLessThan(0.05);
    expect(clothShift(view, shirt(15, { front }))).toBeLessThan(-0.1);
  });

  it('holds trousers against the legs, and a skirt against the hips alone', () => {
    const trousers = (by: number): SeenGarment =>
      ({
        kind: 'bottom',
        cut: 'trousers',
        front: newMask(SIZE),
        visible: filled(
          { x: 152 + by, y: 340, width: 96, height: 40 },
          { x: 152 + by, y: 380, width: 40, height: 220 },
          { x: 208 + by, y: 380, width: 40, height: 220 },
        ),
      }) as SeenGarment;
    expect(Math.abs(clothShift(view, trousers(0)))).toBeLessThan(0.03);
    expect(clothShift(view, trousers(-15))).toBeCloseTo(0.15, 1);
    // Swinging out to one side below the hips.
    const skirt = filled(
      { x: 152, y: 330, width: 96, height: 40 },
      { x: 152, y: 370, width: 140, height: 110 },
    );
    const seen = { kind: 'bottom', cut: 'skirt', front: newMask(SIZE), visible: skirt } as SeenGarment;
    expect(Math.abs(clothShift(view, seen))).toBeLessThan(0.03);
  });
});
