import { type Image, type Mask, newMask } from '#images';
import type { Point } from '../geometry/point.js';
import type { GarmentLandmarks, LandmarkName } from '../models/landmarks.js';
import { cellOf, NO_PART, type PartMap } from '../mesh/mesh.js';
import { clothsOf, type DividedCloth, LEGS, SLEEVES, TORSO } from './skeleton-parts.js';

/** A landmark is there from this chance on. */
const VISIBLE = 0.5;
const LIKELY = 0.12;
/** Pixels below the armpit in which sleeve and torso still hold together. */
const SEAM = 2;

export const SIDES = ['left', 'right'] as const;
export type Side = (typeof SIDES)[number];

/** The landmark, where it is to be seen. */
export function seen({ points }: GarmentLandmarks, name: LandmarkName): Point | undefined {
  const point = points[name];
  return point.visible >= VISIBLE ? point : undefined;
}

/** The landmark where it is likely: for what every garment of the kind has. */
export function likely({ points }: GarmentLandmarks, name: LandmarkName): Point | undefined {
  const point = points[name];
  return point.visible >= LIKELY ? point : undefined;
}

/** A sleeve's landmarks; undefined where it has none, or not all of them are to be seen. */
export function sleeveOf(landmarks: GarmentLandmarks, side: Side) {
  const [tip, armpit, outer, inner] = (['shoulder', 'armpit', 'cuff_outer', 'cuff_inner'] as const).map(
    (name) => seen(landmarks, `${name}_${side}`),
  );
  return tip && armpit && outer && inner ? { tip, armpit, outer, inner } : undefined;
}

/** A garment by itself in pieces: sleeves are cut off along the line from armpit to cuff, legs below the crotch. */
export function divideByLandmarks(image: Image, mask: Mask, landmarks: GarmentLandmarks): DividedCloth {
  const sleeves = SIDES.map((side) => sleeveOf(landmarks, side));
  const crotch = seen(landmarks, 'crotch');
  const sleeveEdges = sleeves.map((sleeve) => sleeve && sleeveEdge(sleeve));
  const between = legLine(landmarks, crotch);
  const parts: PartMap = {
    width: mask.width,
    height: mask.height,
    data: new Uint8Array(mask.data.length).fill(NO_PART),
  };
  const hidden = newMask(mask);
  const torsoEdges = SIDES.map((side) => torsoEdge(landmarks, side));
  let isHidden = false;
  for (let y = 0; y < mask.height; y++) {
    // What lies to the left of the first is in a sleeve, or to the right of the second.
    const left = sleeveEdges[0]?.(y) ?? -Infinity;
    const right = sleeveEdges[1]?.(y) ?? Infinity;
    const torsoLeft = torsoEdges[0]?.(y) ?? Infinity;
    const torsoRight = torsoEdges[1]?.(y) ?? -Infinity;
    const middle = crotch !== undefined && y > crotch.y ? between?.(y) : undefined;
    for (let x = 0; x < mask.width; x++) {
      const i = y * mask.width + x;
      if (mask.data[i]! <= 0) continue;
      if (x < left || x > right) {
        const isLeft = x < left;
        parts.data[i] = SLEEVES[isLeft ? 0 : 1]!;
        if ((isLeft ? x > torsoLeft : x < torsoRight) && mask.data[i]! > 0.5) {
          hidden.data[i] = 1;
          isHidden = true;
        }
        continue;
      }
      parts.data[i] = middle === undefined ? TORSO : x < middle ? LEGS[0] : LEGS[1];
    }
  }
  const centre = middleOf(landmarks, mask);
  // A row of the mesh's places below the crotch holds both: else what ends a cell would end the seat.
  const seat = crotch && crotch.y + (cellOf(mask) ?? 0);
  const isSewn = (x: number, y: number) => {
    if (seat !== undefined && y > seat) return false;
    const sleeve = sleeves[x < centre ? 0 : 1];
    return sleeve === undefined || y <= sleeve.armpit.y + SEAM;
  };
  const under = isHidden ? hidden : undefined;
  const meshed = { mask, parts, isSewn, ...(under && { hidden: under }) };
  return { meshed, cloths: clothsOf(image, mask, parts, isSewn, under) };
}

type Sleeve = NonNullable<ReturnType<typeof sleeveOf>>;

/**
 * Outside of what a sleeve begins, by the row: the line from shoulder tip to armpit, and below the armpit that from the
 * armpit to the inner cuff; undefined below the cuff.
 */
function sleeveEdge({ tip, armpit, inner, outer }: Sleeve): (y: number) => number | undefined {
  const lowest = Math.max(inner.y, outer.y) + 0.06 * Math.abs(inner.y - armpit.y) + 2;
  return (y) => {
    if (y > lowest) return undefined;
    if (y <= armpit.y) {
      const share = Math.min(1, Math.max(0, (y - tip.y) / Math.max(1, armpit.y - tip.y)));
      return tip.x + (armpit.x - tip.x) * share;
    }
    if (inner.y <= armpit.y + 2) return armpit.x;
    const share = Math.min(1.1, (y - armpit.y) / (inner.y - armpit.y));
    return armpit.x + (inner.x - armpit.x) * share;
  };
}

/** The torso's side by the row, from armpit over waist to hem, as far as the landmarks tell. */
function torsoEdge(landmarks: GarmentLandmarks, side: Side): ((y: number) => number | undefined) | undefined {
  const line = (['armpit', 'waist', 'hem'] as const)
    .map((name) => seen(landmarks, `${name}_${side}`))
    .filter((p) => p !== undefined);
  const [first, last] = [line[0], line.at(-1)];
  if (first === undefined || last === undefined || line.length < 2) return undefined;
  return (y) => {
    if (y < first.y || y > last.y) return undefined;
    const k = line.findIndex((p, i) => i > 0 && y <= p.y);
    const [a, b] = [line[k - 1]!, line[k]!];
    return a.x + ((b.x - a.x) * (y - a.y)) / Math.max(1, b.y - a.y);
  };
}

/** The line between the legs: from the crotch to the middle between the inner cuffs. */
function legLine(
  landmarks: GarmentLandmarks,
  crotch: Point | undefined,
): ((y: number) => number) | undefined {
  const [left, right] = SIDES.map((side) => seen(landmarks, `leg_inner_${side}`));
  if (crotch === undefined || left === undefined || right === undefined) return undefined;
  const end = { x: (left.x + right.x) / 2, y: (left.y + right.y) / 2 };
  return (y) => crotch.x + ((end.x - crotch.x) * (y - crotch.y)) / Math.max(1, end.y - crotch.y);
}

function middleOf(landmarks: GarmentLandmarks, mask: Mask): number {
  for (const name of ['neck', 'strap', 'armpit', 'waist'] as const) {
    const [left, right] = SIDES.map((side) => seen(landmarks, `${name}_${side}`));
    if (left !== undefined && right !== undefined) return (left.x + right.x) / 2;
  }
  return mask.width / 2;
}
