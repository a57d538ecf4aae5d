import type { Point } from '../../geometry/point.js';
import { boxOf, type Image, type Mask } from '../../images/image.js';
import type { UpperShape } from '../garment.js';
import { armpitSleeves } from './armpit-sleeves.js';
import { lyingSleeves } from './lying-sleeves.js';
import { extentOf, median, runsOf, topOf } from './row-runs.js';
import { type FoundSleeve, splitSleeves } from './sleeves.js';

const EDGE_STEPS = 8;

/** The landmarks of a garment that hangs from the shoulders. `widest`: radius of the largest disc inside it. */
export function upperShape(mask: Mask, widest: number, image: Image): UpperShape {
  const axis = axisOf(mask);
  const { torso, left, right, radius } = sleevesOf(mask, widest, image, axis);
  const box = boxOf(torso)!;
  const neck = neckOf(torso, axis, radius);
  const hem = box.y + box.height - 1;
  const found = shouldersOf(torso, axis, radius, neck, left, right);
  const armpits = armpitsOf(torso, axis, radius, found, left, right);
  const shoulders = {
    left: shoulderAbove(mask, found.left, armpits.left, neck.left, -1),
    right: shoulderAbove(mask, found.right, armpits.right, neck.right, 1),
  };
  const start = (armpits.left.y + armpits.right.y) / 2;
  const edges = Array.from({ length: EDGE_STEPS + 1 }, (_, i) => {
    const y = start + ((hem - 1 - start) * i) / EDGE_STEPS;
    // The last rows of a curved hem are a piece of it: its width is that a little above.
    const { from, to } = widestRun(torso, Math.min(y, hem - 0.05 * box.height)) ?? {
      from: axis - radius,
      to: axis + radius,
    };
    return [
      { x: from, y },
      { x: to, y },
    ] as const;
  });
  return {
    cut: 'upper',
    torso,
    neckLeft: neck.left,
    neckRight: neck.right,
    neckDip: neck.dip,
    shoulderLeft: shoulders.left,
    shoulderRight: shoulders.right,
    armpitLeft: armpits.left,
    armpitRight: armpits.right,
    edges,
    breadth: shoulders.right.x - shoulders.left.x,
    sleeves: [left, right],
  };
}

/**
 * Sleeves that are narrow enough to be told from the torso; else those that lie beside it, else wide short ones: without
 * these its radius is smaller.
 */
function sleevesOf(mask: Mask, radius: number, image: Image, axis: number) {
  const split = splitSleeves(mask, radius, axis);
  if (split.left !== undefined || split.right !== undefined) return { ...split, radius };
  const lying = lyingSleeves(image, mask) ?? armpitSleeves(mask);
  if (lying === undefined) return { ...split, radius };
  return { ...lying, radius: Math.min(radius, (lying.right.bottom.x - lying.left.bottom.x) / 2) };
}

function axisOf(mask: Mask): number {
  const box = boxOf(mask)!;
  const middles: number[] = [];
  for (let y = box.y + box.height * 0.45; y < box.y + box.height * 0.97; y++) {
    const run = extentOf(mask, y);
    if (run) middles.push((run.from + run.to) / 2);
  }
  return median(middles);
}

function widestRun(mask: Mask, y: number) {
  return runsOf(mask, y).toSorted((a, b) => b.to - b.from - (a.to - a.from))[0];
}

type Pair = { left: Point; right: Point };

/** The highest points to both sides of the axis, and the lowest of the outline between them. */
function neckOf(torso: Mask, axis: number, radius: number): Pair & { dip: Point } {
  const highest = (from: number, to: number): Point => {
    let best = { x: (from + to) / 2, y: Infinity };
    for (let x = from; x <= to; x++) {
      const y = topOf(torso, x);
      // Of equal heights the one nearest to the neck's usual place: collars are flat.
      if (y !== undefined && y < best.y - 0.02 * radius) best = { x, y };
    }
    return best.y === Infinity ? { x: best.x, y: boxOf(torso)!.y } : best;
  };
  const left = highest(axis - 0.75 * radius, axis - 0.22 * radius);
  const right = highest(axis + 0.22 * radius, axis + 0.75 * radius);
  let dip = { x: axis, y: (left.y + right.y) / 2 };
  for (let x = left.x; x <= right.x; x++) {
    const y = topOf(torso, x);
    if (y !== undefined && y > dip.y) dip = { x, y };
  }
  return { left, right, dip };
}

/** Where sleeves begin at the top; without sleeves the outer ends of straps and shoulders. */
function shouldersOf(
  torso: Mask,
  axis: number,
  radius: number,
  neck: Pair,
  left: FoundSleeve | undefined,
  right: FoundSleeve | undefined,
): Pair {
  const outer = (sign: -1 | 1): Point => {
    const start = sign < 0 ? neck.left : neck.right;
    let best = start;
    for (let d = 0; d < radius; d++) {
      const x = axis + sign * d;
      const y = topOf(torso, x);
      if (y !== undefined && y < start.y + 0.3 * radius && sign * (x - best.x) > 0) best = { x, y };
    }
    return best;
  };
  const tips = { left: left?.top ?? outer(-1), right: right?.top ?? outer(1) };
  // A sleeve found on one side alone tells of the other.
  if (left && !right) tips.right = { x: 2 * axis - tips.left.x, y: tips.left.y };
  if (right && !left) tips.left = { x: 2 * axis - tips.right.x, y: tips.right.y };
  return tips;
}

/** Armholes lean inwards above the armpit by this share of their height. */
const LEAN = 0.15;

/**
 * A tip of a shoulder lies above its armpit or further in, and not inside the neck: where a sleeve was told from the torso only
 * below the shoulder, or together with a collar, the outline above the armpit tells.
 */
function shoulderAbove(mask: Mask, tip: Point, armpit: Point, neck: Point, sign: -1 | 1): Point {
  const isFarOut = sign * (tip.x - armpit.x) > 0 && tip.y - neck.y > 0.5 * (armpit.y - neck.y);
  const isInNeck = sign * (tip.x - neck.x) < 0;
  if (!isFarOut && !isInNeck) return tip;
  const x = Math.round(armpit.x - sign * LEAN * Math.max(0, armpit.y - neck.y));
  const y = topOf(mask, x);
  return y === undefined || y >= armpit.y ? tip : { x, y };
}

/** Where sleeves end at the torso; without sleeves where the torso first is as wide as its chest. */
function armpitsOf(
  torso: Mask,
  axis: number,
  radius: number,
  shoulders: Pair,
  left: FoundSleeve | undefined,
  right: FoundSleeve | undefined,
): Pair {
  const box = boxOf(torso)!;
  const widest = (sign: -1 | 1): Point => {
    const tip = sign < 0 ? shoulders.left : shoulders.right;
    const last = Math.min(box.y + box.height - 1, tip.y + 1.1 * radius);
    for (let y = tip.y + 0.25 * radius; y < last; y++) {
      const run = extentOf(torso, y);
      if (!run) continue;
      const x = sign < 0 ? run.from : run.to;
      if (Math.abs(x - axis) > 0.9 * radius) return { x, y };
    }
    const run = extentOf(torso, last) ?? { from: axis - radius, to: axis + radius };
    return { x: sign < 0 ? run.from : run.to, y: last };
  };
  const side = (sleeve: FoundSleeve | undefined, sign: -1 | 1): Point => {
    if (sleeve === undefined) return widest(sign);
    const y = Math.min(sleeve.bottom.y, box.y + 0.7 * box.height);
    const run = widestRun(torso, y + 0.08 * radius);
    const x = run ? (sign < 0 ? run.from : run.to) : sleeve.bottom.x;
    return { x, y };
  };
  return { left: side(left, -1), right: side(right, 1) };
}
