import type { Mask } from '#images';
import { medianOf } from '../geometry/median.js';
import type { Point } from '../geometry/point.js';
import { sampleMask } from '../images/sample.js';
import { JOINTS, type Keypoints } from '../models/pose-estimator.js';

/** Pixels of one photo from those of another: enlarged by `scale`, then moved. */
export type Move = { scale: number; x: number; y: number };

export type PoseMatch = {
  /** From the first photo to the second. */
  move: Move;
  /** Median distance of the joints after the move, in shoulder widths of the second. */
  off: number;
};

const SURE = 0.3;
const LEAST_JOINTS = 6;
/** Joints further off than so many medians do not count in the second round: one guessed elbow moves no picture. */
const FAR = 2.5;

/**
 * The move that brings the joints of one photo nearest to those of another, by least squares over the joints that
 * both show; undefined when these are too few. `unit` is the second's shoulder width.
 */
export function matchPose(from: Keypoints, to: Keypoints, unit: number): PoseMatch | undefined {
  let used = JOINTS.filter((joint) => Math.min(from[joint].score, to[joint].score) > SURE);
  let found: PoseMatch | undefined;
  for (let round = 0; round < 2; round++) {
    if (used.length < LEAST_JOINTS) return found;
    const move = leastSquares(
      used.map((joint) => from[joint]),
      used.map((joint) => to[joint]),
    );
    const offs = used.map((joint) => {
      const p = moved(move, from[joint]);
      return Math.hypot(p.x - to[joint].x, p.y - to[joint].y) / unit;
    });
    const off = medianOf(offs);
    found = { move, off };
    used = used.filter((_, i) => offs[i]! <= FAR * off + 1e-6);
  }
  return found;
}

export function moved({ scale, x, y }: Move, p: Point): Point {
  return { x: p.x * scale + x, y: p.y * scale + y };
}

export function movedBack({ scale, x, y }: Move, p: Point): Point {
  return { x: (p.x - x) / scale, y: (p.y - y) / scale };
}

function leastSquares(from: readonly Point[], to: readonly Point[]): Move {
  const mean = (points: readonly Point[], axis: 'x' | 'y') =>
    points.reduce((sum, p) => sum + p[axis], 0) / points.length;
  const [fx, fy, tx, ty] = [mean(from, 'x'), mean(from, 'y'), mean(to, 'x'), mean(to, 'y')];
  let [product, square] = [0, 0];
  from.forEach((p, i) => {
    product += (p.x - fx) * (to[i]!.x - tx) + (p.y - fy) * (to[i]!.y - ty);
    square += (p.x - fx) ** 2 + (p.y - fy) ** 2;
  });
  const scale = Math.max(1e-3, product / Math.max(1e-9, square));
  return { scale, x: tx - fx * scale, y: ty - fy * scale };
}

const STEPS = [0.04, 0.02, 0.01, 0.004] as const;
const SAMPLES = 96;

/**
 * The move with which the silhouettes agree best, looked for around `move` within a tenth of `unit`; joints are found
 * to a few hundredths only.
 */
export function refineMove(
  move: Move,
  from: Mask,
  to: Mask,
  unit: number,
): { move: Move; agreement: number } {
  let best = { move, agreement: agreementOf(move, from, to) };
  for (const step of STEPS) {
    for (let isBetter = true; isBetter;) {
      isBetter = false;
      for (const [grow, right, down] of [
        [1, 0, 0],
        [-1, 0, 0],
        [0, 1, 0],
        [0, -1, 0],
        [0, 0, 1],
        [0, 0, -1],
      ] as const) {
        const scale = best.move.scale * (1 + (grow * step) / 4);
        // Growing keeps the second photo's middle where it is.
        const [cx, cy] = [to.width / 2, to.height / 2];
        const by = scale / best.move.scale;
        const tried = {
          scale,
          x: cx + (best.move.x - cx) * by + right * step * unit,
          y: cy + (best.move.y - cy) * by + down * step * unit,
        };
        if (
          Math.hypot(tried.x - move.x, tried.y - move.y) >
          0.5 * unit + Math.abs(scale - move.scale) * to.height
        )
          continue;
        const agreement = agreementOf(tried, from, to);
        if (agreement <= best.agreement + 1e-4) continue;
        best = { move: tried, agreement };
        isBetter = true;
      }
    }
  }
  return best;
}

/** Intersection over union of two masks, where the second photo shows both. */
function agreementOf(move: Move, from: Mask, to: Mask): number {
  const step = Math.max(1, Math.max(to.width, to.height) / SAMPLES / 2);
  let [both, either] = [0, 0];
  for (let y = step / 2; y < to.height; y += step) {
    for (let x = step / 2; x < to.width; x += step) {
      const p = movedBack(move, { x, y });
      // What lies beyond the first photo's frame tells nothing.
      if (p.x < 0 || p.y < 0 || p.x > from.width - 1 || p.y > from.height - 1) continue;
      const a = sampleMask(from, p.x, p.y);
      const b = to.data[Math.floor(y) * to.width + Math.floor(x)]!;
      both += Math.min(a, b);
      either += Math.max(a, b);
    }
  }
  return both / Math.max(1, either);
}
