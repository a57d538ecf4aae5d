import { describe, expect, it } from 'vitest';
import type { Laid } from '../fit/laid.js';
import { newMask } from '../images/image.js';
import { bareUnder } from './bare-under.js';
import { torsoPlace } from './body.js';
import { bareArms, bareLegs } from './limbs.js';
import { labelled, standing } from './synthetic-person.js';

const SIZE = { width: 400, height: 800 };
const body = standing();
const labels = labelled(SIZE, [['lower', 140, 340, 260, 600]]);

function bareAt(hem: number, x: number, y: number): number {
  const laid = { hang: { hem, sleeves: [0, 0], legs: [0, 0] } } as unknown as Laid;
  const under = {
    old: newMask(SIZE),
    worn: { alpha: newMask(SIZE), laid },
    arms: bareArms(body, labels),
    legs: bareLegs(body, labels),
    goesOn: undefined,
  };
  return bareUnder({ labels, body }, 'bottom', under)(y * SIZE.width + x, torsoPlace(body, { x, y }));
}

describe('legs under a new skirt', () => {
  it('are bare below its hem', () => {
    expect(bareAt(1.6, 167, 500)).toBe(1);
  });

  it('are not beside it, however narrow it is', () => {
    expect(bareAt(1.6, 167, 380)).toBe(0);
  });
});
