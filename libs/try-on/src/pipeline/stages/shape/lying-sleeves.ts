import { boneThrough } from '../../geometry/bone.js';
import type { Point } from '../../geometry/point.js';
import { stripOf } from '../../geometry/strip.js';
import { labOf } from '../../images/colour.js';
import { boxOf, type Image, type Mask, newMask } from '../../images/image.js';
import { extentOf, topOf } from './row-runs.js';
import type { FoundSleeve } from './sleeves.js';

/** Rows between which sleeve and torso lie side by side, in shares of the garment's height. */
const [FROM, TO] = [0.3, 0.88];
/** Where the line between them is looked for: shares of a row's width from its outer end. */
const [NARROWEST, WIDEST] = [0.1, 0.32];
/** Sleeves that lie beside the torso make it broader than the shoulders; those that stick out end above that row. */
const [SHOULDERS, BELOW, BROADER] = [0.22, 0.7, 1.03];
/** The torso's share of a row: what is narrower lies between the edges of a print. */
const TORSO = 0.48;
/** How much stronger than its surroundings the line is, and in CIELAB at least. */
const [DISTINCT, LEAST] = [2.3, 5];

/** Below the hole for an arm the outline steps out by more than this, in a fourteenth of the length; a sleeve widens slowly. */
const ARMHOLE = { step: 1.42, within: 1 / 14, from: 0.13, to: 0.45 };

/** A line from top to bottom: its column in each row from `from` on. */
export type LyingSeam = { from: number; columns: number[]; strength: number; around: number };

/**
 * Long sleeves that were laid down along the torso: no gap parts them from it, but an edge does. Undefined where
 * there is no such line on both sides at like distances from the ends of the rows.
 */
export function lyingSleeves(
  image: Image,
  mask: Mask,
): { torso: Mask; left: FoundSleeve; right: FoundSleeve } | undefined {
  const box = boxOf(mask);
  if (box === undefined || box.height < 0.75 * box.width) return undefined;
  const widthAt = (share: number) => {
    const run = extentOf(mask, box.y + share * box.height);
    return run === undefined ? 0 : run.to - run.from + 1;
  };
  if (widthAt(BELOW) < BROADER * widthAt(SHOULDERS)) return undefined;
  const [left, right] = [seamOf(image, mask, -1), seamOf(image, mask, 1)];
  if (!isSeam(left) || !isSeam(right)) return undefined;
  const middle = Math.round(box.y + 0.6 * box.height);
  const row = extentOf(mask, middle);
  if (row === undefined) return undefined;
  const [a, b] = [columnAt(left, middle) - row.from, row.to - columnAt(right, middle)];
  if (Math.max(a, b) > 1.8 * Math.min(a, b) || a + b > (1 - TORSO) * (row.to - row.from)) return undefined;
  const sleeves = [sleeveBeside(mask, left, -1), sleeveBeside(mask, right, 1)] as const;
  if (sleeves[0] === undefined || sleeves[1] === undefined) return undefined;
  const torso = { ...mask, data: mask.data.slice() };
  for (const { part } of sleeves as [FoundSleeve, FoundSleeve]) {
    for (let i = 0; i < torso.data.length; i++) if (part.data[i] === 1) torso.data[i] = 0;
  }
  return { torso, left: sleeves[0], right: sleeves[1] };
}

function isSeam(seam: LyingSeam | undefined): seam is LyingSeam {
  return seam !== undefined && seam.strength > LEAST && seam.strength > DISTINCT * seam.around;
}

function columnAt({ from, columns }: LyingSeam, y: number): number {
  return columns[Math.min(columns.length - 1, Math.max(0, Math.round(y) - from))]!;
}

/** The strongest line of one side: from row to row it moves by one column at most. */
export function seamOf(image: Image, mask: Mask, sign: -1 | 1): LyingSeam | undefined {
  const box = boxOf(mask)!;
  const [from, to] = [Math.round(box.y + FROM * box.height), Math.round(box.y + TO * box.height)];
  const best: Float64Array[] = [];
  const came: Int8Array[] = [];
  let [sum, count] = [0, 0];
  for (let y = from; y <= to; y++) {
    const row = extentOf(mask, y);
    if (row === undefined) return undefined;
    const here = new Float64Array(mask.width).fill(-Infinity);
    const steps = new Int8Array(mask.width);
    const width = row.to - row.from;
    const [near, far] = [NARROWEST * width, WIDEST * width];
    const [low, high] = sign < 0 ? [row.from + near, row.from + far] : [row.to - far, row.to - near];
    const above = best.at(-1);
    for (let x = Math.ceil(low); x <= high; x++) {
      const step = stepAt(image, x, y);
      sum += step;
      count++;
      let most = above === undefined ? 0 : -Infinity;
      for (const d of above === undefined ? [] : [-1, 0, 1]) {
        if (above![x + d]! > most) [most, steps[x]] = [above![x + d]!, d];
      }
      here[x] = most + step;
    }
    best.push(here);
    came.push(steps);
  }
  const last = best.at(-1)!;
  let x = last.reduce((a, value, i) => (value > last[a]! ? i : a), 0);
  if (last[x] === -Infinity || count === 0) return undefined;
  const strength = last[x]! / best.length;
  const columns: number[] = [];
  for (let k = best.length - 1; k >= 0; k--) {
    columns.unshift(x);
    x += came[k]![x]!;
  }
  return { from, columns, strength, around: sum / count };
}

function stepAt({ width, data }: Image, x: number, y: number): number {
  const lab = (column: number) => {
    const at = (y * width + Math.min(width - 1, Math.max(0, column))) * 3;
    return labOf(data[at]!, data[at + 1]!, data[at + 2]!);
  };
  const [a, b] = [lab(x - 2), lab(x + 2)];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

/** What lies beyond the line, and above its start beyond the column in which it begins. */
function sleeveBeside(mask: Mask, seam: LyingSeam, sign: -1 | 1): FoundSleeve | undefined {
  const start = seam.columns[0]!;
  const top = topOf(mask, start);
  if (top === undefined) return undefined;
  const part = newMask(mask);
  const rows: { y: number; middle: number; width: number }[] = [];
  for (let y = top; y < mask.height; y++) {
    const edge = y < seam.from ? start : columnAt(seam, y);
    let [first, last] = [-1, -1];
    for (let x = sign < 0 ? 0 : edge; x < (sign < 0 ? edge : mask.width); x++) {
      const i = y * mask.width + x;
      if (mask.data[i]! <= 0.5) continue;
      part.data[i] = 1;
      if (first < 0) first = x;
      last = x;
    }
    if (first >= 0) rows.push({ y, middle: (first + last) / 2, width: last - first + 1 });
  }
  if (rows.length < 20) return undefined;
  if (hasArmhole(rows.map(({ width }) => width))) return undefined;
  const at = (share: number): Point => {
    const { y, middle } = rows[Math.round(share * (rows.length - 1))]!;
    return { x: middle, y };
  };
  const bone = boneThrough([at(0.08), at(0.5), at(0.97)]);
  return {
    strip: stripOf(bone, part, () => true),
    part,
    isLong: true,
    top: { x: start, y: top },
    bottom: { x: start, y: seam.from },
  };
}

/** A vest's side widens suddenly where the hole for the arm ends. */
function hasArmhole(widths: readonly number[]): boolean {
  const near = Math.max(1, Math.round(widths.length * 0.01));
  const at = (share: number) => {
    const i = Math.round(share * (widths.length - 1));
    const around = widths.slice(Math.max(0, i - near), i + near + 1);
    return around.reduce((a, b) => a + b, 0) / around.length;
  };
  const { step, within, from, to } = ARMHOLE;
  for (let share = from; share < to; share += within / 4)
    if (at(share + within) > step * at(share)) return true;
  return false;
}
