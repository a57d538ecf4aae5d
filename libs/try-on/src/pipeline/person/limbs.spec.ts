import { describe, expect, it } from 'vitest';
import { bareArms, bareLegs } from './limbs.js';
import { labelled, standing } from './testing/synthetic-person.js';

const SIZE = { width: 400, height: 800 };
const row = (y: number, data: Float32Array) => data.subarray(y * SIZE.width, (y + 1) * SIZE.width);
const widthAt = (y: number, coverage: Float32Array) => row(y, coverage).reduce((a, b) => a + b, 0) / 2;

/** Its legs are straight: the left one along x 170, the right one along x 230. */
const upright = standing({
  right_knee: [170, 470],
  right_ankle: [170, 600],
  left_knee: [230, 470],
  left_ankle: [230, 600],
});

/** How far the leg to picture left reaches to both sides of its bone. */
function sidesAt(y: number, coverage: Float32Array) {
  const across = row(y, coverage);
  const sum = (from: number, to: number) => across.subarray(from, to).reduce((a, b) => a + b, 0);
  return { toLeft: sum(100, 170) + across[170]! / 2, toRight: sum(171, 200) + across[170]! / 2 };
}

describe('bareLegs', () => {
  it('narrow from the thigh to the knee, widen to the calf and end in ankles', () => {
    const { data } = bareLegs(standing(), labelled(SIZE, [])).coverage;
    const [thigh, knee, calf, ankle] = [370, 475, 510, 595].map((y) => widthAt(y, data));
    expect(thigh).toBeGreaterThan(1.35 * knee!);
    expect(calf).toBeGreaterThan(0.95 * knee!);
    expect(ankle).toBeLessThan(0.65 * calf!);
  });

  it('bulge outwards at the calf and inwards above the knee, each leg as the other is in a mirror', () => {
    const { coverage, outward } = bareLegs(upright, labelled(SIZE, []));
    const [outer, inner] = [sidesAt(506, coverage.data), sidesAt(455, coverage.data)];
    expect(outer.toLeft).toBeGreaterThan(1.1 * outer.toRight);
    expect(inner.toRight).toBeGreaterThan(1.1 * inner.toLeft);
    for (const y of [455, 506]) {
      const [across, side] = [row(y, coverage.data), row(y, outward.data)];
      for (let x = 120; x < 200; x++) {
        expect(across[x]).toBeCloseTo(across[400 - x]!, 5);
        expect(side[x]).toBeCloseTo(side[400 - x]!, 5);
      }
      expect(Math.sign(side[170 - 8]!)).toBe(1);
      expect(Math.sign(side[170 + 8]!)).toBe(-1);
    }
  });

  it('have their knees in the middle, however long thighs and shins are', () => {
    const body = standing({ right_knee: [170, 430] });
    const { along, jointed } = bareLegs(body, labelled(SIZE, []));
    expect(row(430, along.data)[170]).toBeLessThan(0.4);
    expect(row(430, jointed.data)[170]).toBeCloseTo(0.5, 1);
    expect(row(340 + 45, jointed.data)[170]).toBeCloseTo(0.25, 1);
    expect(row(515, jointed.data)[170]).toBeCloseTo(0.75, 1);
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

  it('meet the shin that is seen below a skirt, where that lies and as wide as that is', () => {
    const labels = labelled(SIZE, [
      ['lower', 120, 300, 280, 540],
      ['skin', 174, 540, 200, 600],
      ['shoes', 170, 600, 205, 620],
    ]);
    const { data } = bareLegs(upright, labels).coverage;
    const edges = (y: number) => {
      const across = row(y, data).subarray(0, 215);
      return [across.findIndex((share) => share > 0.5), across.findLastIndex((share) => share > 0.5)];
    };
    const [left, right] = edges(541);
    expect(Math.abs(left! - 174)).toBeLessThan(3);
    expect(Math.abs(right! - 199)).toBeLessThan(3);
    const steps = Array.from({ length: 150 }, (_, k) => edges(392 + k));
    for (const side of [0, 1])
      for (let k = 1; k < steps.length; k++)
        expect(Math.abs(steps[k]![side]! - steps[k - 1]![side]!)).toBeLessThan(3);
  });

  it('widen slowly above a trouser leg that is narrower than a leg', () => {
    const body = standing();
    const legSeen = Array.from({ length: 20 }, (_, i) => (i < 12 ? Infinity : 8));
    const { data } = bareLegs(
      { ...body, left: { ...body.left, legSeen }, right: { ...body.right, legSeen } },
      labelled(SIZE, []),
    ).coverage;
    const widths = Array.from({ length: 150 }, (_, i) => widthAt(400 + i, data));
    expect(widths.at(-1)).toBeLessThan(18);
    expect(Math.max(...widths.slice(1).map((w, i) => Math.abs(w - widths[i]!)))).toBeLessThan(0.8);
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
    expect(lowest([['skin', 150, 640, 180, 660]])).toBeGreaterThan(640);
  });

  it('end where the foot is seen, not in the middle of wide trousers', () => {
    const middleAt = (foot: readonly [number, number]) => {
      const labels = labelled(SIZE, [
        ['lower', 100, 300, 300, 620],
        ['shoes', foot[0], 620, foot[1], 650],
      ]);
      const across = row(598, bareLegs(upright, labels).coverage.data).subarray(0, 200);
      const all = across.reduce((a, b) => a + b, 0);
      return across.reduce((sum, share, x) => sum + share * x, 0) / all;
    };
    expect(Math.abs(middleAt([155, 185]) - 170)).toBeLessThan(2);
    expect(middleAt([170, 198])).toBeGreaterThan(177);
    // Further off is another's.
    expect(Math.abs(middleAt([205, 235]) - 170)).toBeLessThan(2);
  });
});

describe('bareArms', () => {
  it('begin as round as shoulders are', () => {
    const { data } = bareArms(standing(), labelled(SIZE, [])).coverage;
    expect(data[193 * SIZE.width + 250]).toBe(1);
    expect(data[215 * SIZE.width + 267]).toBe(1);
    expect(data[194 * SIZE.width + 267]).toBe(0);
  });

  it('turn their outer side with them when they are raised', () => {
    const raised = standing({ right_elbow: [140, 120], right_wrist: [140, 50] });
    const outerAt = (body: ReturnType<typeof standing>, x: number, y: number) =>
      bareArms(body, labelled(SIZE, [])).outward.data[y * SIZE.width + x];
    expect(outerAt(standing(), 117, 320)).toBeGreaterThan(0.2);
    expect(outerAt(standing(), 128, 320)).toBeLessThan(-0.2);
    expect(outerAt(raised, 145, 90)).toBeGreaterThan(0.2);
    expect(outerAt(raised, 135, 90)).toBeLessThan(-0.2);
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
