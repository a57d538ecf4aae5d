import { boneThrough } from '../../geometry/bone.js';
import type { Point } from '../../geometry/point.js';
import { stripOf } from '../../geometry/strip.js';
import { boxOf, type Mask } from '../../images/image.js';
import type { SkirtShape, TrouserShape } from '../garment.js';
import { extentOf, runsOf } from './row-runs.js';

const EDGE_STEPS = 8;

/** Row at which the legs part, and the middle of the gap below it; undefined where there is no gap. */
export function crotchOf(mask: Mask): Point | undefined {
  const box = boxOf(mask);
  if (box === undefined) return undefined;
  let crotch: Point | undefined;
  let closed = 0;
  for (let y = box.y + box.height * 0.93; y > box.y + box.height * 0.12; y--) {
    const runs = runsOf(mask, y, 0.08 * box.width).toSorted((a, b) => b.to - b.from - (a.to - a.from));
    const [first, second] = runs.slice(0, 2).toSorted((a, b) => a.from - b.from);
    if (first && second && second.from - first.to > 1) {
      crotch = { x: (first.to + second.from) / 2, y };
      closed = 0;
    } else if (++closed > 0.06 * box.height && crotch) break;
  }
  return crotch && crotch.y < box.y + box.height * 0.8 ? crotch : undefined;
}

export function trouserShape(mask: Mask): TrouserShape {
  const box = boxOf(mask)!;
  const waist = extentOf(mask, box.y + 0.06 * box.height) ?? { from: box.x, to: box.x + box.width - 1 };
  const found = crotchOf(mask);
  const middle = (waist.from + waist.to) / 2;
  const crotch = found ?? { x: middle, y: box.y + 0.34 * box.height };
  const below = lowerMiddle(mask, crotch, box.y + box.height);
  // The line between the legs: from the middle of the waist through the crotch to the middle of the gap.
  const divide = (y: number): number =>
    y < crotch.y
      ? middle + ((crotch.x - middle) * (y - box.y)) / Math.max(1, crotch.y - box.y)
      : crotch.x + ((below - crotch.x) * (y - crotch.y)) / Math.max(1, box.y + box.height - crotch.y);
  const leg = (sign: -1 | 1) => {
    const isIn = (i: number) => {
      const [x, y] = [i % mask.width, Math.floor(i / mask.width)];
      return sign * (x - divide(y)) >= 0;
    };
    // Of legs that lie apart one may end higher in the picture than the other.
    const height = lowestOf(mask, isIn) - box.y + 1;
    const middleAt = (share: number): Point => {
      const y = box.y + share * (height - 1);
      const columns: number[] = [];
      for (let x = 0; x < mask.width; x++) {
        if (mask.data[Math.round(y) * mask.width + x]! > 0.5 && isIn(Math.round(y) * mask.width + x))
          columns.push(x);
      }
      const [from, to] = [columns[0], columns.at(-1)];
      return { x: from === undefined || to === undefined ? middle : (from + to) / 2, y };
    };
    const crotchShare = Math.min(0.8, (crotch.y - box.y) / height);
    const joints = [0.01, crotchShare, (1 + crotchShare) / 2, 0.985].map(middleAt);
    return stripOf(boneThrough(joints, 0.3), mask, isIn);
  };
  const legs = [leg(-1), leg(1)] as const;
  return {
    cut: 'trousers',
    waistLeft: { x: waist.from, y: box.y },
    waistRight: { x: waist.to, y: box.y },
    crotch,
    legs,
    // Along the legs: spread or crossed ones are longer than the picture of them is high.
    length: (legs[0].bone.total + legs[1].bone.total) / 2,
    breadth: breadthOf(mask, waist.to - waist.from + 1, crotch),
  };
}

/** As wide as the waist; of trousers that lie aslant, whose highest row is a corner of it, by the hips. */
function breadthOf(mask: Mask, waist: number, crotch: Point): number {
  const top = boxOf(mask)!.y;
  const hips = extentOf(mask, top + 0.7 * (crotch.y - top)) ?? { from: 0, to: 0 };
  return Math.max(waist, 0.8 * (hips.to - hips.from + 1));
}

function lowestOf(mask: Mask, isIn: (index: number) => boolean): number {
  for (let i = mask.data.length - 1; i >= 0; i--) {
    if (mask.data[i]! > 0.5 && isIn(i)) return Math.floor(i / mask.width);
  }
  return 0;
}

function lowerMiddle(mask: Mask, crotch: Point, bottom: number): number {
  for (let y = bottom - 0.08 * (bottom - crotch.y); y > crotch.y; y--) {
    const [first, second] = runsOf(mask, y, 3);
    if (first && second) return (first.to + second.from) / 2;
  }
  return crotch.x;
}

export function skirtShape(mask: Mask): SkirtShape {
  const box = boxOf(mask)!;
  const edges = Array.from({ length: EDGE_STEPS + 1 }, (_, i) => {
    const y = box.y + 1 + ((box.height - 3) * i) / EDGE_STEPS;
    const { from, to } = extentOf(mask, Math.max(y, box.y + 0.05 * box.height)) ?? {
      from: box.x,
      to: box.x + box.width - 1,
    };
    return [
      { x: from, y },
      { x: to, y },
    ] as const;
  });
  // A waistband is curved: its first row is a piece of it.
  const waist = extentOf(mask, box.y + 0.07 * box.height) ?? { from: box.x, to: box.x + box.width - 1 };
  return { cut: 'skirt', edges, breadth: waist.to - waist.from + 1, length: box.height };
}
