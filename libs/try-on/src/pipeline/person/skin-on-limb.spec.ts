import { describe, expect, it } from 'vitest';
import { newMask } from '#images';
import { boneAlong } from '../geometry/bone.js';
import { skinOnLimb } from './skin-on-limb.js';
import { labelled } from './testing/synthetic-person.js';

const SIZE = { width: 400, height: 800 };
const NO_HANDS = newMask(SIZE);
/** From the hip to the ankle, along x 170; shoulders are 100 px apart. */
const bone = boneAlong([
  { x: 170, y: 340 },
  { x: 170, y: 600 },
]);
const shareAt = (y: number) => (y - 340) / 260;

describe('skinOnLimb', () => {
  it('follows skin from the end up to the cloth that covers it, to both sides of the bone', () => {
    const labels = labelled(SIZE, [
      ['lower', 130, 300, 270, 500],
      ['skin', 165, 500, 190, 620],
    ]);
    const found = skinOnLimb(bone, labels, NO_HANDS, 100)!;
    expect(Math.abs(found.from - shareAt(500))).toBeLessThan(0.04);
    expect(found.left).toBeCloseTo(5.5, 0);
    expect(found.right).toBeCloseTo(-19.5, 0);
  });

  it('finds a shin that lies beside the bone, and where that goes on to at its beginning', () => {
    const slanted = labelled(SIZE, [['lower', 130, 300, 270, 500]]);
    for (let y = 500; y < 620; y++) {
      const left = Math.round(172 + (y - 500) * 0.1);
      slanted.data.fill(2, y * SIZE.width + left, y * SIZE.width + left + 26);
    }
    const found = skinOnLimb(bone, slanted, NO_HANDS, 100)!;
    expect(found.right).toBeCloseTo(170 - 198, 0);
    expect(found.left).toBeCloseTo(170 - 172, 0);
  });

  it('does not go on into a hand beside the thigh, nor take hands or two legs for one', () => {
    const shin = ['skin', 158, 500, 182, 620] as const;
    const beside = labelled(SIZE, [shin, ['skin', 120, 420, 182, 500]]);
    expect(Math.abs(skinOnLimb(bone, beside, NO_HANDS, 100)!.from - shareAt(500))).toBeLessThan(0.04);
    const hands = { ...newMask(SIZE) };
    hands.data.fill(1);
    expect(skinOnLimb(bone, labelled(SIZE, [shin]), hands, 100)).toBeUndefined();
    expect(skinOnLimb(bone, labelled(SIZE, [['skin', 140, 500, 260, 620]]), NO_HANDS, 100)).toBeUndefined();
  });

  it('tells nothing where the further half is covered, or hardly any skin is seen', () => {
    expect(skinOnLimb(bone, labelled(SIZE, [['skin', 158, 340, 182, 440]]), NO_HANDS, 100)).toBeUndefined();
    expect(skinOnLimb(bone, labelled(SIZE, [['skin', 158, 590, 182, 600]]), NO_HANDS, 100)).toBeUndefined();
  });
});
