import { describe, expect, it } from 'vitest';
import { maskOf } from '#images';
import { partIndex } from '#person-parse';
import { armsBefore } from './arms-before.js';
import type { Person } from '../person/person.js';
import { labelled, standing } from '../person/testing/synthetic-person.js';
import { nothingDraped, type Draped } from '../fit/draped.js';

const SIZE = { width: 400, height: 800 };
/** The picture's left forearm lies across the belly, its hand at x 215, y 300. */
const across = standing({ right_elbow: [120, 290], right_wrist: [195, 300] });
const trunk = ['upper', 130, 185, 270, 400] as const;
const sleeve = ['upper', 100, 200, 200, 320] as const;
const hand = ['skin', 195, 285, 240, 315] as const;

function shirt(sleeves: readonly [number, number]): Draped {
  const draped = nothingDraped(SIZE);
  for (let y = 190; y < 400; y++) draped.alpha.data.fill(1, y * SIZE.width + 130, y * SIZE.width + 270);
  return { ...draped, laid: { hang: { sleeves, legs: [0, 0] } } as unknown as NonNullable<Draped['laid']> };
}

function before(
  boxes: Parameters<typeof labelled>[1],
  { body = across, sleeves = [0.3, 0.3] as readonly [number, number] } = {},
) {
  const labels = labelled(SIZE, boxes);
  const old = maskOf(labels, [partIndex('upper')]);
  const arms = armsBefore({ labels, body } as Person, 'top', shirt(sleeves), old);
  return arms && ((x: number, y: number) => arms.data[y * SIZE.width + x]!);
}

describe('armsBefore', () => {
  it('are forearms whose hand lies before the garment, and no upper arms', () => {
    const at = before([trunk, sleeve, hand])!;
    expect(at(170, 297)).toBe(1);
    expect(at(135, 235)).toBe(0);
    expect(at(170, 380)).toBe(0);
  });

  it('are none in long sleeves, with the hand hidden, or beside the body', () => {
    expect(before([trunk, sleeve, hand], { sleeves: [1.1, 1.1] })).toBeUndefined();
    expect(before([trunk, sleeve])).toBeUndefined();
    const hanging = [
      trunk,
      ['upper', 100, 200, 145, 350],
      ['skin', 105, 350, 140, 385],
    ] as const satisfies Parameters<typeof labelled>[1];
    expect(before(hanging, { body: standing() })).toBeUndefined();
  });

  it('are the skin of a bare arm alone, not what of the trunk lies beside it', () => {
    const bare = ['skin', 130, 290, 240, 304] as const;
    const at = before([trunk, bare])!;
    expect(at(170, 297)).toBe(1);
    expect(at(170, 286)).toBe(0);
  });

  it('are none where the pose says an arm and the parser sees something else', () => {
    expect(before([trunk, sleeve, hand, ['other', 130, 270, 195, 320]])).toBeUndefined();
  });
});
