import { describe, expect, it } from 'vitest';
import { areaOf } from '#images';
import { nothingDraped } from '../fit/draped.js';
import { labelled, standing } from '../person/testing/synthetic-person.js';
import { sleevesUnder } from './sleeves-under.js';

const SIZE = { width: 400, height: 800 };

/** Of somebody in a top of these boxes, what sticks out beside a jacket whose sleeves go down both arms by this share. */
function under(boxes: Parameters<typeof labelled>[1], share = 0.9) {
  const draped = nothingDraped(SIZE);
  const laid = { hang: { sleeves: [share, share], legs: [0, 0] } };
  const person = { labels: labelled(SIZE, boxes), body: standing() };
  return sleevesUnder(person, { ...draped, laid } as never);
}

describe('sleeves under a jacket', () => {
  it('are what of a top lies along the arms, beside the trunk', () => {
    const mask = under([['upper', 255, 220, 290, 340]]);
    expect(mask.data[300 * SIZE.width + 275]).toBe(1);
  });

  it('are ruffles too, however far they stand off', () => {
    expect(under([['upper', 255, 190, 330, 230]]).data[210 * SIZE.width + 320]).toBe(1);
  });

  it('are none where the jacket has none', () => {
    expect(areaOf(under([['upper', 255, 220, 290, 340]], 0.1))).toBe(0);
  });

  it('are no wide hem: that hangs beside the trunk and not along an arm', () => {
    const body = standing({ left_elbow: [320, 260], left_wrist: [370, 300] });
    const draped = nothingDraped(SIZE);
    const laid = { hang: { sleeves: [0.9, 0.9], legs: [0, 0] } };
    const labels = labelled(SIZE, [['upper', 200, 330, 265, 380]]);
    expect(areaOf(sleevesUnder({ labels, body }, { ...draped, laid } as never))).toBe(0);
  });
});
