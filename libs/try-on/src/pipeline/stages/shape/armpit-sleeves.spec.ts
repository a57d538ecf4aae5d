import { describe, expect, it } from 'vitest';
import { newMask } from '../../images/image.js';
import { armpitOf, armpitSleeves } from './armpit-sleeves.js';

/** A boxy t-shirt: torso from x 60 to 180, sleeves down to row 100 that reach `out` further at their cuffs. */
function boxy(out: number) {
  const mask = newMask({ width: 240, height: 260 });
  for (let y = 20; y < 240; y++) {
    const reach = y < 100 ? Math.round((out * (y - 20)) / 80) : 0;
    mask.data.fill(1, y * 240 + 60 - reach, y * 240 + 180 + reach);
  }
  return mask;
}

describe('armpitSleeves', () => {
  it('finds the armpits below wide sleeves', () => {
    const { armpit, cuff } = armpitOf(boxy(40), -1)!;
    expect(Math.abs(armpit.x - 60)).toBeLessThan(3);
    expect(Math.abs(armpit.y - 100)).toBeLessThan(4);
    expect(cuff.x).toBeLessThan(25);
  });

  it('parts them from the torso, short and pointing outwards', () => {
    const { torso, left, right } = armpitSleeves(boxy(40))!;
    expect([left.isLong, right.isLong]).toEqual([false, false]);
    expect(left.part.data[90 * 240 + 35]).toBe(1);
    expect(torso.data[90 * 240 + 35]).toBe(0);
    expect(torso.data[90 * 240 + 120]).toBe(1);
    expect(left.strip.bone.points.at(-1)!.x).toBeLessThan(left.strip.bone.points[0]!.x);
    expect(right.strip.bone.points.at(-1)!.x).toBeGreaterThan(right.strip.bone.points[0]!.x);
  });

  it('finds none where the outline has no corner', () => {
    expect(armpitSleeves(boxy(5))).toBeUndefined();
  });
});
