import type { Labels } from '#images';
import { partIndex, partsTable } from '#person-parse';
import { medianOf } from '../geometry/median.js';
import { type Body, onTorso } from './body.js';

/**
 * How high a shoulder lies above the line through the joints (`rise`), by the distance from the middle between them, and
 * at which distance it turns down into the arm; all in shoulder widths.
 */
export type Shoulder = { rise: (side: number) => number; end: number };
export type ShoulderLine = Readonly<Record<'left' | 'right', Shoulder>>;

/** Between neck and arm, where nothing but a shoulder lies highest. */
const [FROM, TO, STEP] = [0.3, 0.56, 0.02];
/** Above and below the joints, where the outline of a shoulder is looked for. */
const [LOWEST, HIGHEST] = [-0.3, 0.45];
/** What lies further from where shoulders usually are is hair, a bag or a raised arm. */
const FURTHEST = 0.15;
/** A gap below which the outline goes on: the strap of a bag. */
const GAP = 0.05;
/** A coat stands off the shoulder. */
const COAT = 0.02;
/** The distances at which shoulders end at least and at most. */
const [NARROWEST, USUAL, WIDEST] = [0.55, 0.63, 0.67];
/** So far below the joints the outline is the arm's. */
const ARM = -0.04;
const ON_SHOULDER = partsTable(['skin', 'upper', 'dress', 'outer']);

/** Beyond the joint the shoulder rounds off into the arm. */
const JOINT = 0.5;

export function usualRise(side: number): number {
  if (side < JOINT) return 0.2 - (0.08 * (side - 0.21)) / (JOINT - 0.21);
  return 0.12 - 2.4 * (side - JOINT) ** 1.5;
}

export const USUAL_SHOULDERS: ShoulderLine = {
  left: { rise: usualRise, end: USUAL },
  right: { rise: usualRise, end: USUAL },
};

/** The shoulders of somebody as the photo shows them, in what they wear; where hair hides one, as shoulders usually are. */
export function shoulderLine(body: Body, labels: Labels): ShoulderLine {
  return { left: shoulder(body, labels, -1), right: shoulder(body, labels, 1) };
}

function shoulder(body: Body, labels: Labels, sign: -1 | 1): Shoulder {
  const offsets: number[] = [];
  for (let side = FROM; side < TO + STEP / 2; side += STEP) {
    const top = topAt(body, labels, sign * side);
    const off = top === undefined ? undefined : top.rise - usualRise(side) - (top.isCoat ? COAT : 0);
    offsets.push(off === undefined || Math.abs(off) > FURTHEST ? Number.NaN : off);
  }
  const told = offsets.filter((off) => !Number.isNaN(off));
  if (told.length < offsets.length / 2) return USUAL_SHOULDERS.left;
  const smooth = offsets.map((_, i) => around(offsets, i) ?? medianOf(told));
  let end = NARROWEST;
  while (end < WIDEST && (topAt(body, labels, sign * end)?.rise ?? -Infinity) > ARM) end += STEP;
  const rise = (side: number) => {
    const at = Math.min(smooth.length - 1, Math.max(0, (side - FROM) / STEP));
    const low = Math.min(smooth.length - 2, Math.floor(at));
    return usualRise(side) + smooth[low]! + (smooth[low + 1]! - smooth[low]!) * (at - low);
  };
  return { rise, end };
}

/** The highest place of cloth or skin above a place of the joints' line, upwards from below it. */
function topAt(
  body: Body,
  { width, height, data }: Labels,
  side: number,
): { rise: number; isCoat: boolean } | undefined {
  let top: { rise: number; isCoat: boolean } | undefined;
  const step = 1 / body.unit;
  for (let rise = LOWEST; rise < HIGHEST; rise += step) {
    const p = onTorso(body, (-rise * body.unit) / body.torso, side);
    const [x, y] = [Math.round(p.x), Math.round(p.y)];
    if (x < 0 || y < 0 || x >= width || y >= height) break;
    const label = data[y * width + x]!;
    if (ON_SHOULDER[label]) top = { rise, isCoat: label === partIndex('outer') };
    else if (top !== undefined && rise - top.rise > GAP) break;
  }
  return top;
}

/** The median of the places around one, of those that tell. */
function around(values: readonly number[], i: number): number | undefined {
  const near = values.slice(Math.max(0, i - 2), i + 3).filter((value) => !Number.isNaN(value));
  return near.length === 0 ? undefined : medianOf(near);
}
