import { boneThrough } from '../../geometry/bone.js';
import { between, distance, type Point } from '../../geometry/point.js';
import { stripOf } from '../../geometry/strip.js';
import { boxOf, type Mask, newMask } from '../../images/image.js';
import { extentOf, topOf } from './row-runs.js';
import type { FoundSleeve } from './sleeves.js';

/** Cuffs lie above this share of the height, armpits at most so much below them. */
const [CUFFS, DROP] = [0.5, 0.25];
/** The outline steps inwards at an armpit by this share of the garment's width at least. */
const STEP = 0.06;
/** The armhole's top is nearer to the neck than the armpit by this share of its height above it. */
const LEAN = 0.12;

/**
 * Short sleeves as wide as half the torso: told by the two corners of the outline below them, the armpits, where the
 * outline steps back in. Undefined where it does so on one side only, or nowhere.
 */
export function armpitSleeves(
  mask: Mask,
): { torso: Mask; left: FoundSleeve; right: FoundSleeve } | undefined {
  const [left, right] = [sleeveAbove(mask, -1), sleeveAbove(mask, 1)];
  if (left === undefined || right === undefined) return undefined;
  if (right.bottom.x - left.bottom.x < 0.35 * boxOf(mask)!.width) return undefined;
  const data = mask.data.map((value, i) => (left.part.data[i] === 1 || right.part.data[i] === 1 ? 0 : value));
  return { torso: { ...mask, data }, left, right };
}

/** The innermost place of the outline below the outermost one; undefined where it is hardly further in. */
export function armpitOf(mask: Mask, sign: -1 | 1): { cuff: Point; armpit: Point } | undefined {
  const box = boxOf(mask);
  if (box === undefined) return undefined;
  const outline = (y: number): number | undefined => {
    const row = extentOf(mask, y);
    return row && (sign < 0 ? row.from : row.to);
  };
  let cuff: Point | undefined;
  for (let y = box.y; y < box.y + CUFFS * box.height; y++) {
    const x = outline(y);
    if (x !== undefined && (cuff === undefined || sign * (x - cuff.x) >= 0)) cuff = { x, y };
  }
  if (cuff === undefined) return undefined;
  let armpit = cuff;
  for (let y = cuff.y; y < cuff.y + DROP * box.height; y++) {
    const x = outline(y);
    if (x !== undefined && sign * (x - armpit.x) < 0) armpit = { x, y };
  }
  return Math.abs(armpit.x - cuff.x) >= STEP * box.width ? { cuff, armpit } : undefined;
}

function sleeveAbove(mask: Mask, sign: -1 | 1): FoundSleeve | undefined {
  const found = armpitOf(mask, sign);
  if (found === undefined) return undefined;
  const { cuff, armpit } = found;
  const inward = (y: number) => armpit.x - sign * LEAN * (armpit.y - y);
  const part = newMask(mask);
  const top = armholeTop(mask, armpit, inward);
  let area = 0;
  for (let y = 0; y <= armpit.y; y++) {
    const edge = inward(y);
    for (let x = 0; x < mask.width; x++) {
      if (sign * (x - edge) <= 0 || mask.data[y * mask.width + x]! <= 0.5) continue;
      part.data[y * mask.width + x] = 1;
      area++;
    }
  }
  const root = between(top, armpit, 0.5);
  const end = between(root, cuffMiddle(part, cuff, armpit, sign), 1);
  if (area < 30 || distance(root, end) < 4) return undefined;
  const bone = boneThrough([root, end]);
  return { strip: stripOf(bone, part, () => true), part, isLong: false, top, bottom: armpit };
}

function armholeTop(mask: Mask, armpit: Point, inward: (y: number) => number): Point {
  const first = topOf(mask, armpit.x) ?? armpit.y;
  const x = Math.round(inward(first));
  return { x, y: topOf(mask, x) ?? first };
}

/** The sleeve ends between its outermost corner and where its lower edge meets it. */
function cuffMiddle(part: Mask, cuff: Point, armpit: Point, sign: -1 | 1): Point {
  const columns = Math.abs(cuff.x - armpit.x);
  let [sum, count] = [0, 0];
  const x = Math.round(cuff.x - sign * 0.2 * columns);
  for (let y = 0; y < part.height; y++) {
    if (part.data[y * part.width + x] !== 1) continue;
    sum += y;
    count++;
  }
  return { x: cuff.x - sign * 0.1 * columns, y: count > 0 ? sum / count : cuff.y };
}
