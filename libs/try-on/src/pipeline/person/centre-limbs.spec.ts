import { describe, expect, it } from 'vitest';
import { centreLimbs } from './centre-limbs.js';
import { labelled, standing } from './testing/synthetic-person.js';

const SIZE = { width: 400, height: 800 };
const LEGS = [
  ['lower', 150, 330, 190, 620],
  ['lower', 212, 330, 252, 620],
] as const;

describe('centreLimbs', () => {
  it('moves knees and ankles to the middle of the trouser legs', () => {
    const body = centreLimbs(
      standing({ right_knee: [158, 470], right_ankle: [164, 600] }),
      labelled(SIZE, LEGS),
    );
    expect(Math.abs(body.left.knee.x - 170)).toBeLessThan(4);
    expect(Math.abs(body.left.ankle.x - 170)).toBeLessThan(4);
    expect(Math.abs(body.right.knee.x - 232)).toBeLessThan(4);
  });

  it('tells how wide a limb is seen to be', () => {
    const { legSeen } = centreLimbs(standing(), labelled(SIZE, LEGS)).left;
    const told = legSeen.filter(Number.isFinite);
    expect(told.length).toBeGreaterThan(8);
    expect(Math.min(...told)).toBeGreaterThan(17);
    expect(Math.max(...told)).toBeLessThan(23);
  });

  it('of an arm before the body takes the free outer edge', () => {
    const labels = labelled(SIZE, [['upper', 105, 180, 295, 380]]);
    const { elbow } = centreLimbs(standing(), labels).left;
    expect(elbow.x).toBeLessThan(122);
    expect(elbow.x).toBeGreaterThan(112);
  });

  it('leaves the pose alone where nothing is to be told', () => {
    const skirt = labelled(SIZE, [['lower', 60, 330, 340, 700]]);
    const before = standing();
    const { knee, ankle } = centreLimbs(before, skirt).left;
    expect([knee, ankle]).toEqual([before.left.knee, before.left.ankle]);
  });
});
