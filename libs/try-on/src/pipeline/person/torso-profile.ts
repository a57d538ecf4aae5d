import type { Labels } from '#images';
import { partIndex, PARTS } from '#person-parse';
import { medianOf } from '../geometry/median.js';
import { besideBone } from '../geometry/bone.js';
import { type Body, onTorso, usualHalfWidth } from './body.js';

/** Half-widths of the clothed torso in units, by torsos below the shoulder line, to picture left and right. */
export type TorsoProfile = { left: (t: number) => number; right: (t: number) => number };

const [FROM, TO, STEP] = [0.16, 1.24, 0.04];
/** Rows above and below that a row is held against. */
const AROUND = 3;
/** An arm that hangs this near to the bone of it, in units, hides the torso's edge. */
const ARM = 0.16;
/** Rows of the chest, and how much broader than there the trunk is: more of it is cloth that billows, or a bag. */
const [CHEST, BILLOWS] = [10, 1.15];
/** A coat says little of the body in it. */
const IN_A_COAT = 1.1;

const OUTER = partIndex('outer');
const CLOTHES = PARTS.map((part) => ['upper', 'lower', 'dress', 'outer'].includes(part));

/**
 * How broad the torso is seen to be: rows of the silhouette, where no arm hides it, each held against those around
 * it, so that a garment's sides run smoothly.
 */
export function torsoProfile(body: Body, labels: Labels): TorsoProfile {
  const side = (sign: -1 | 1) => {
    const rows: number[] = [];
    for (let t = FROM; t < TO + STEP / 2; t += STEP) rows.push(reachAt(body, labels, t, sign));
    const usual = rows.map((_, i) => usualHalfWidth(FROM + i * STEP));
    const chest = medianOf(rows.slice(0, CHEST).map((reach, i) => reach / usual[i]!));
    const near = rows.map((reach, i) => Math.min(reach, BILLOWS * Math.max(1, chest) * usual[i]!));
    const steady = near.map((_, i) => medianOf(around(near, i)));
    const smooth = steady.map((_, i) => meanOf(around(steady, i)));
    return (t: number) => {
      const at = Math.min(smooth.length - 1, Math.max(0, (t - FROM) / STEP));
      const low = Math.floor(at);
      const high = Math.min(smooth.length - 1, low + 1);
      return smooth[low]! + (smooth[high]! - smooth[low]!) * (at - low);
    };
  };
  return { left: side(-1), right: side(1) };
}

/**
 * How far the silhouette reaches from the torso's middle at `t`, in units. Where an arm hangs against the body the
 * silhouette says nothing, so it is held near what is usual.
 */
function reachAt(body: Body, labels: Labels, t: number, sign: -1 | 1): number {
  const usual = usualHalfWidth(t);
  const { arm } = sign < 0 ? body.left : body.right;
  const step = 1 / body.unit;
  let reach = 0;
  let armAt = Infinity;
  let most = usual * 1.4;
  for (let side = 0; side < usual * 1.6; side += step) {
    const p = onTorso(body, t, sign * side);
    const [x, y] = [Math.round(p.x), Math.round(p.y)];
    if (x < 0 || y < 0 || x >= labels.width || y >= labels.height) break;
    const label = labels.data[y * labels.width + x]!;
    if (!CLOTHES[label]) {
      if (side - reach > 0.08) break;
      continue;
    }
    reach = side;
    if (label === OUTER && side > usual) most = usual * IN_A_COAT;
    if (armAt < Infinity || side < usual * 0.7) continue;
    const place = besideBone(arm, p);
    const isOnArm = place.along > 0 && place.along < arm.total && Math.abs(place.across) < ARM * body.unit;
    if (isOnArm) armAt = side;
  }
  if (armAt < Infinity) most = Math.min(most, usual * 1.08, Math.max(armAt, usual * 0.95));
  return Math.min(most, Math.max(usual * 0.82, reach));
}

function around(values: readonly number[], i: number): number[] {
  return values.slice(Math.max(0, i - AROUND), i + AROUND + 1);
}

function meanOf(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}
