import { type Bone, pointBeside } from '../geometry/bone.js';
import type { Labels, Mask } from '#images';
import { partIndex } from '#person-parse';

/** Where bare skin begins on a limb: as a share of its length, and its edges beside the bone in pixels, those to the left positive. */
export type SkinOnLimb = { from: number; left: number; right: number };

const STEPS = 40;
/** Skin is followed from the limb's further half on. */
const FOLLOWED_FROM = 0.5;
/** It is looked for so far beside the bone, in shoulder widths; */
const BESIDE = 0.2;
/** it is so wide, in shoulder widths: more is two limbs that touch, less a strap's gap; */
const [NARROWEST, WIDEST] = [0.1, 0.5];
/** and from step to step an edge moves no further, in shoulder widths: further is a hand beside it. */
const MOVES = 0.05;
/** Of the steps nearest to its beginning one is ragged by what covers it; a line through the next ones tells. */
const [RAGGED, TELLING] = [1, 5];

/**
 * The skin of a limb that is seen from its end upwards, without a gap, to where cloth covers it: where painted skin has to meet it.
 * @param hands what may be a hand's skin
 * @param measure the shoulders' width in pixels
 */
export function skinOnLimb(bone: Bone, labels: Labels, hands: Mask, measure: number): SkinOnLimb | undefined {
  const found: SkinOnLimb[] = [];
  for (let step = STEPS - 1; step >= 0; step--) {
    const from = (step + 0.5) / STEPS;
    const last = found.at(-1);
    const edges = edgesAt(bone, from * bone.total, labels, hands, measure);
    const isNext =
      edges !== undefined &&
      (last === undefined ||
        Math.max(Math.abs(edges.left - last.left), Math.abs(edges.right - last.right)) < MOVES * measure);
    if (isNext) found.push({ from, ...edges });
    else if (last !== undefined || from < FOLLOWED_FROM) break;
  }
  const telling = found.slice(-RAGGED - TELLING, -RAGGED);
  if (telling.length < TELLING) return undefined;
  const { from } = found.at(-1)!;
  return {
    from,
    left: lineAt(
      telling.map((each) => [each.from, each.left]),
      from,
    ),
    right: lineAt(
      telling.map((each) => [each.from, each.right]),
      from,
    ),
  };
}

/** At `x` on the line of least squares through `points`. */
function lineAt(points: readonly (readonly [x: number, y: number])[], x: number): number {
  const mean = (of: (point: readonly [number, number]) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [mx, my] = [mean(([px]) => px), mean(([, py]) => py)];
  const slope = mean(([px, py]) => (px - mx) * (py - my)) / mean(([px]) => (px - mx) ** 2);
  return my + slope * (x - mx);
}

/** The edges of the skin nearest to the bone, `along` pixels from its start. */
function edgesAt(
  bone: Bone,
  along: number,
  { width, height, data }: Labels,
  hands: Mask,
  measure: number,
): { left: number; right: number } | undefined {
  const skin = partIndex('skin');
  const isSkin = (across: number) => {
    const { x, y } = pointBeside(bone, { along, across });
    const [column, row] = [Math.round(x), Math.round(y)];
    if (column < 0 || row < 0 || column >= width || row >= height) return false;
    const i = row * width + column;
    return data[i] === skin && hands.data[i] === 0;
  };
  const reach = Math.round(BESIDE * measure);
  const offsets = Array.from({ length: 2 * reach + 1 }, (_, k) => (k % 2 === 0 ? k / 2 : -(k + 1) / 2));
  const middle = offsets.find(isSkin);
  if (middle === undefined) return undefined;
  const most = WIDEST * measure;
  let [left, right] = [middle, middle];
  while (left - middle < most && isSkin(left + 1)) left++;
  while (middle - right < most && isSkin(right - 1)) right--;
  const wide = left - right + 1;
  if (wide < NARROWEST * measure || wide > most) return undefined;
  return { left: left + 0.5, right: right - 0.5 };
}
