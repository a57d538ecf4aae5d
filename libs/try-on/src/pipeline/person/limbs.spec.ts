import { describe, expect, it } from 'vitest';
import { bareArms, bareLegs } from './limbs.js';
import { labelled, standing } from './testing/synthetic-person.js';

const SIZE = { width: 400, height: 800 };
const row = (y: number, data: Float32Array) => data.subarray(y * SIZE.width, (y + 1) * SIZE.width);
const widthAt = (y: number, coverage: Float32Array) => row(y, coverage).reduce((a, b) => a + b, 0) / 2;

describe('bareLegs', () => {
  it('narrow from the thigh to the knee, widen to the calf and end in ankles', () => {
    const { data } = bareLegs(standing(), labelled(SIZE, [])).coverage;
    const [thigh, knee, calf, ankle] = [370, 475, 510, 595].map((y) => widthAt(y, data));
    expect(thigh).toBeGreaterThan(1.35 * knee!);
    expect(calf).toBeGreaterThan(0.95 * knee!);
    expect(ankle).toBeLessThan(0.65 * calf!);
  });

  it('tell the side of a limb from −1 at its left edge to 1 at its right one', () => {
    const { across } = bareLegs(standing(), labelled(SIZE, []));
    const knee = row(470, across.data).subarray(200, 260);
    expect(Math.min(...knee)).toBeLessThan(-0.8);
    expect(Math.max(...knee)).toBeGreaterThan(0.8);
    expect(knee.indexOf(Math.min(...knee))).toBeLessThan(knee.indexOf(Math.max(...knee)));
  });

  it('are no wider than the trouser leg that is seen, and as smooth as a leg where that is uneven', () => {
    const body = standing();
    const legSeen = Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? 9 : 11));
    const { data } = bareLegs(
      { ...body, left: { ...body.left, legSeen }, right: { ...body.right, legSeen } },
      labelled(SIZE, []),
    ).coverage;
    const widths = Array.from({ length: 100 }, (_, i) => widthAt(400 + i, data));
    expect(Math.max(...widths)).toBeLessThan(24);
    expect(Math.max(...widths.slice(1).map((w, i) => Math.abs(w - widths[i]!)))).toBeLessThan(0.6);
  });

  it('go on to the edge of the photo that cuts a long skirt off, and end at feet', () => {
    const reach = (boxes: Parameters<typeof labelled>[1]) => {
      const { data } = bareLegs(standing(), labelled(SIZE, boxes)).coverage;
      return Array.from({ length: 220 }, (_, k) => 580 + k).findLast(
        (y) => data[y * SIZE.width + 166]! > 0.5,
      );
    };
    const skirt = ['dress', 120, 180, 280, 800] as const;
    expect(reach([skirt])).toBe(799);
    expect(reach([['dress', 120, 180, 280, 620]])).toBeLessThan(620);
    expect(reach([skirt, ['shoes', 150, 600, 180, 630]])).toBeLessThan(620);
  });

  it('go on into a shoe that is seen some way below the ankle', () => {
    const lowest = (boxes: Parameters<typeof labelled>[1]) => {
      const { data } = bareLegs(standing(), labelled(SIZE, boxes)).coverage;
      return Array.from({ length: 100 }, (_, k) => 580 + k).findLast(
        (y) => data[y * SIZE.width + 166]! > 0.5,
      )!;
    };
    const ends = lowest([['skin', 150, 590, 180, 600]]);
    expect(lowest([['shoes', 150, 640, 180, 660]])).toBeGreaterThan(640);
    expect(ends).toBeLessThan(620);
    expect(lowest([['shoes', 150, 700, 180, 720]])).toBe(ends);
  });
});

describe('bareArms', () => {
  it('begin as round as shoulders are', () => {
    const { data } = bareArms(standing(), labelled(SIZE, [])).coverage;
    expect(data[193 * SIZE.width + 250]).toBe(1);
    expect(data[193 * SIZE.width + 264]).toBe(0);
  });

  it('go on beyond the wrist to a hand that is seen', () => {
    const reach = (x: number, hand: readonly [number, number, number, number]) => {
      const { data } = bareArms(standing(), labelled(SIZE, [['skin', ...hand]])).coverage;
      return Array.from({ length: 40 }, (_, k) => 345 + k).findLast((y) => data[y * SIZE.width + x]! > 0.5);
    };
    const hand = [270, 370, 290, 400] as const;
    expect(reach(281, hand)).toBeGreaterThan(370);
    expect(reach(119, hand)).toBeLessThan(360);
  });
});
