import type { Labels, Mask } from '#images';
import { besideBone, type Bone } from '../geometry/bone.js';
import { between, type Point } from '../geometry/point.js';
import { type Body, torsoPlace } from '../person/body.js';
import { placeOn } from './bone-place.js';
import type { Hang } from './laid.js';
import { armHalfWidth } from './limb-widths.js';
import { LEGS, SLEEVES, TORSO } from './skeleton-parts.js';

/** The hem is where the columns of the body's middle end; of trousers, where their legs do. */
const MIDDLE = 0.28;

/** Measures what was drawn: `parts` says which part each pixel shows. */
export function hangOf(alpha: Mask, parts: Labels, body: Body): Hang {
  const lowest = new Map<number, number>();
  const sleeves: [Sleeve, Sleeve] = [newSleeve(), newSleeve()];
  const legs: [number, number] = [0, 0];
  const { width } = alpha;
  const feet = torsoPlace(body, between(body.left.ankle, body.right.ankle, 0.5));
  for (let i = 0; i < alpha.data.length; i++) {
    if (alpha.data[i]! <= 0.5) continue;
    const p = { x: i % width, y: Math.floor(i / width) };
    const part = parts.data[i]!;
    const sleeve = SLEEVES.findIndex((each) => each === part);
    if (sleeve >= 0) {
      addTo(sleeves[sleeve]!, sleeve === 0 ? body.left.arm : body.right.arm, p, body.unit);
      continue;
    }
    const { t, side } = torsoPlace(body, p);
    const leg = LEGS.findIndex((each) => each === part);
    if (leg >= 0) {
      const { leg: bone } = leg === 0 ? body.left : body.right;
      legs[leg] = Math.max(legs[leg]!, Math.min(1.05, besideBone(bone, p).along / bone.total));
      continue;
    }
    // Below the hips the body's middle goes on between the legs, wherever the trunk leans.
    const middle = feet.side * Math.max(0, (t - 1) / Math.max(1, feet.t - 1));
    if (part !== TORSO || Math.abs(side - middle) > MIDDLE) continue;
    lowest.set(p.x, Math.max(lowest.get(p.x) ?? -Infinity, t));
  }
  const ends = [...lowest.values()].toSorted((a, b) => a - b);
  const cuffs = [body.left, body.right].flatMap(({ leg: bone }, k) =>
    legs[k] === 0 ? [] : [torsoPlace(body, placeOn(bone, legs[k]! * bone.total).point).t],
  );
  const hem = cuffs.length > 0 ? meanOf(cuffs) : ends[Math.floor(ends.length / 2)];
  return {
    ...(hem !== undefined && { hem }),
    sleeves: [endOf(sleeves[0], body.left.arm, body.unit), endOf(sleeves[1], body.right.arm, body.unit)],
    legs,
  };
}

const meanOf = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / values.length;

/** A sleeve's places as shares of its arm, and how many pixels of it lie on each piece of the arm. */
type Sleeve = { shares: number[]; on: Uint32Array };

/** Pieces that an arm is looked at in; less of one than this is not covered. */
const [PIECES, COVERED] = [16, 0.25];

const newSleeve = (): Sleeve => ({ shares: [], on: new Uint32Array(PIECES) });

function addTo({ shares, on }: Sleeve, arm: Bone, p: Point, unit: number): void {
  const { along, across } = besideBone(arm, p);
  const share = along / arm.total;
  shares.push(Math.min(1.05, share));
  const piece = Math.floor(share * PIECES);
  if (piece >= 0 && piece < PIECES && Math.abs(across) < armHalfWidth(share) * unit) on[piece]!++;
}

/**
 * Where a sleeve ends: of a bent arm some of the sleeve lies nearer to the forearm than to the arm that it is on, and a
 * scrap of it beyond a bare piece of the arm is no sleeve.
 */
function endOf({ shares, on }: Sleeve, arm: Bone, unit: number): number {
  const isCovered = Array.from(on, (count, piece) => {
    const area = (2 * armHalfWidth((piece + 0.5) / PIECES) * unit * arm.total) / PIECES;
    return count > COVERED * area;
  });
  const runs = runsOf(isCovered);
  const longest = Math.max(0, ...runs.map(({ length }) => length));
  const sleeve = runs.find(({ length }) => length * FIRST >= longest);
  if (sleeve === undefined) return 0;
  const end = sleeve.from + sleeve.length;
  const last = end === PIECES ? Infinity : (end + 1) / PIECES;
  const own = shares.filter((share) => share < last).toSorted((a, b) => a - b);
  return own[Math.floor(0.97 * own.length)] ?? 0;
}

/** What is covered first is the sleeve, but for a shoulder before a gap: what goes on is then so many times as long. */
const FIRST = 2;

/** Stretches of covered pieces. */
function runsOf(isCovered: readonly boolean[]): { from: number; length: number }[] {
  const runs: { from: number; length: number }[] = [];
  isCovered.forEach((covered, piece) => {
    const run = runs.at(-1);
    if (!covered) return;
    if (run !== undefined && run.from + run.length === piece) run.length++;
    else runs.push({ from: piece, length: 1 });
  });
  return runs;
}
