import { medianOf } from '../geometry/median.js';
import type { Point } from '../geometry/point.js';
import type { GarmentLandmarks } from './landmarks.js';
import { labOf } from '../images/colour.js';
import { type Image, type Mask } from '../images/image.js';
import { sampleColour, sampleMask } from '../images/sample.js';

/** The front edge of a neckline: what of the cut-out lies above it is the inside of the garment's back. */
export type Neckline = {
  middle: Point;
  half: number;
  depth: number;
  profile: Profile;
  /** Rise of the line between the neck points, per pixel to the right. */
  tilt: number;
};

/** How deep a neckline hangs at `u` of its half width: 1 in the middle, 0 at its ends. */
const PROFILES = {
  round: (u: number) => Math.sqrt(Math.max(0, 1 - u * u)),
  scooped: (u: number) => 1 - u * u,
  pointed: (u: number) => 1 - Math.abs(u),
} as const;
type Profile = keyof typeof PROFILES;

const NARROWER = [1, 0.9, 0.8] as const;
/** Depths in halves of the neckline's width. */
const [SHALLOWEST, DEEPEST, DEPTHS] = [0.2, 2.2, 24];
/** A round line that is deeper is the edge of a print on what has sleeves; tank tops are cut so. */
const DEEPEST_ROUND = 1.6;
const PLACES = Array.from({ length: 27 }, (_, k) => -0.91 + (1.82 * k) / 26);
/** CIELAB step that seven tenths of the edge of a neckline have at least; prints and folds are no such closed line. */
const LEAST_STEP = 7;
const DISTINCT = 1.6;

/**
 * Looks for the front neckline below the collar's outline of a garment that lies flat or hangs: of round, scooped
 * and pointed lines of all depths the one with the strongest edge along it. Undefined where no line stands out, as
 * when only the front is seen.
 */
export function frontNeckline(
  image: Image,
  mask: Mask,
  { neckLeft, neckRight, sleeves }: { neckLeft: Point; neckRight: Point; sleeves: readonly unknown[] },
): Neckline | undefined {
  const whole = (neckRight.x - neckLeft.x) / 2;
  if (whole < 6) return undefined;
  const middle = { x: (neckLeft.x + neckRight.x) / 2, y: (neckLeft.y + neckRight.y) / 2 };
  const tilt = (neckRight.y - neckLeft.y) / (2 * whole);
  let best: { line: Neckline; step: number; worth: number } | undefined;
  const steps: number[] = [];
  for (const profile of Object.keys(PROFILES) as Profile[]) {
    const deepest = profile !== 'pointed' && sleeves.some(Boolean) ? DEEPEST_ROUND : DEEPEST;
    for (const narrower of NARROWER) {
      for (let k = 0; k < DEPTHS; k++) {
        const share = SHALLOWEST + ((deepest - SHALLOWEST) * k) / (DEPTHS - 1);
        const half = whole * narrower;
        const line = { middle, half, depth: share * half, profile, tilt };
        const step = stepAlong(image, mask, line);
        if (step === undefined) continue;
        steps.push(step);
        // Labels and yokes are edges too, but further down: of like edges the upper one.
        const worth = step * (1 - 0.14 * share);
        if (best === undefined || worth > best.worth) best = { line, step, worth };
      }
    }
  }
  if (best === undefined || best.step < LEAST_STEP) return undefined;
  const usual = steps.toSorted((a, b) => a - b)[Math.floor(steps.length / 2)]!;
  return best.step > DISTINCT * usual ? best.line : undefined;
}

/** The cut-out's coverage without what lies above the neckline. */
export function withoutBack(mask: Mask, line: Neckline): Mask {
  const out = { ...mask, data: mask.data.slice() };
  const { middle, half } = line;
  for (let x = Math.max(0, Math.ceil(middle.x - half)); x <= Math.min(mask.width - 1, middle.x + half); x++) {
    const edge = edgeOf(line, (x - middle.x) / half);
    for (let y = 0; y < Math.min(mask.height, edge + 1); y++) {
      out.data[y * mask.width + x]! *= Math.min(1, Math.max(0, y - edge + 0.5));
    }
  }
  return out;
}

function edgeOf({ middle, half, depth, profile, tilt }: Neckline, u: number): number {
  return middle.y + tilt * u * half + depth * PROFILES[profile](u);
}

/**
 * The cut-out's coverage without the inside of the back that is seen through the neckline: above the line that stands
 * out between the neck's sides, else above a round one down to the neckline's lowest point.
 */
export function withoutBackOf(image: Image, mask: Mask, landmarks: GarmentLandmarks): Mask {
  const { neck_left: neckLeft, neck_right: neckRight, neck_dip: dip } = landmarks.points;
  // A neckline whose lowest point is seen has sides, however unsure their places are.
  const least = dip.visible < SEEN ? SEEN : LIKELY;
  if (Math.min(neckLeft.visible, neckRight.visible) < least || neckRight.x <= neckLeft.x) return mask;
  const sleeves = [landmarks.points.cuff_outer_left, landmarks.points.cuff_outer_right].map((cuff) =>
    cuff.visible < SEEN ? undefined : cuff,
  );
  const half = (neckRight.x - neckLeft.x) / 2;
  const middle = { x: (neckLeft.x + neckRight.x) / 2, y: (neckLeft.y + neckRight.y) / 2 };
  const depth = dip.visible < SEEN ? undefined : dip.y - middle.y;
  const hasCollar = landmarks.collar > SEEN;
  const tilt = (neckRight.y - neckLeft.y) / (2 * half);
  const cut = (line: Neckline) => withoutBack(mask, line);
  const found = frontNeckline(image, mask, { neckLeft, neckRight, sleeves });
  const isFar = depth !== undefined && found !== undefined && Math.abs(found.depth - depth) > 0.35 * half;
  if (found !== undefined && !isFar) return cut(hasCollar ? (collarOf(image, mask, found) ?? found) : found);
  if (depth === undefined || depth < 0.08 * half) return mask;
  const usual: Profile = depth > 1.3 * half ? 'pointed' : 'round';
  const stepOf = (profile: Profile) =>
    stepAlong(image, mask, { middle, half, depth, profile, tilt }) ?? (profile === usual ? 0 : -1);
  const strongest = (Object.keys(PROFILES) as Profile[]).reduce(
    (best, each) => (stepOf(each) > stepOf(best) ? each : best),
    usual,
  );
  const isSeen = stepOf(strongest) > Math.max(FAINT, CLEARER * stepOf(usual));
  const profile = isSeen ? strongest : usual;
  const line = { middle, half, depth, profile, tilt };
  return cut((hasCollar ? collarOf(image, mask, line) : undefined) ?? line);
}

/** The opening between the wings of a collar, its width and depth in halves of the neckline's width. */
const BETWEEN_WINGS = { half: 0.75, depth: 0.7 };
/** CIELAB distance of the inside of a back to the front. */
const INSIDE = 12;
/** Below the wings: so far from the middle, in halves of the neckline's width. */
const CENTRE = 0.4;
/** How much of the cloth below a neckline the inside is held against, in halves of its width. */
const BELOW = 0.5;

/**
 * The line between the wings of a collar, where what lies above a deeper `line` looks like the front below it: so
 * it is the wings and no inside of a back. Undefined where it is that, or the line is no deeper.
 */
function collarOf(image: Image, mask: Mask, line: Neckline): Neckline | undefined {
  const { middle, half, depth } = line;
  const collar: Neckline = {
    ...line,
    profile: 'pointed',
    half: BETWEEN_WINGS.half * half,
    depth: BETWEEN_WINGS.depth * half,
  };
  if (depth <= collar.depth) return undefined;
  const [above, below]: [Lab[], Lab[]] = [[], []];
  for (const u of PLACES) {
    if (Math.abs(u) > CENTRE) continue;
    const x = Math.round(middle.x + u * half);
    const edge = edgeOf(line, u);
    for (
      let y = Math.ceil(edgeOf(collar, Math.min(1, Math.max(-1, (u * half) / collar.half))));
      y < edge + BELOW * half;
      y += 2
    ) {
      if (x < 0 || y < 0 || x >= mask.width || y >= mask.height) continue;
      if (mask.data[y * mask.width + x]! < 0.9) continue;
      (y < edge ? above : below).push(colourAt(image, x, y));
    }
  }
  if (Math.min(above.length, below.length) < PLACES.length) return undefined;
  return difference(middleOf(above), middleOf(below)) > INSIDE ? undefined : collar;
}

type Lab = readonly number[];

const middleOf = (colours: readonly Lab[]): Lab =>
  [0, 1, 2].map((c) => medianOf(colours.map((lab) => lab[c]!)));

/** A line is of another shape than usual where its CIELAB step is that strong, and so many times the usual one's. */
const [FAINT, CLEARER] = [4, 1.3];

/** A landmark is there from this chance on, and may be there from that on. */
const [SEEN, LIKELY] = [0.5, 0.12];

/** Difference in colour between the two sides that seven tenths of the line exceed; undefined where the line leaves the garment. */
function stepAlong(image: Image, mask: Mask, line: Neckline): number | undefined {
  const reach = Math.max(2, line.half * 0.06);
  const found: number[] = [];
  for (const u of PLACES) {
    const x = line.middle.x + u * line.half;
    const y = edgeOf(line, u);
    const slope = (edgeOf(line, u + 0.02) - edgeOf(line, u - 0.02)) / (0.04 * line.half);
    const length = Math.hypot(1, slope);
    const [nx, ny] = [(-slope / length) * reach, reach / length];
    if (sampleMask(mask, x - nx, y - ny) < 0.9 || sampleMask(mask, x + nx, y + ny) < 0.9) continue;
    found.push(difference(colourAt(image, x - nx, y - ny), colourAt(image, x + nx, y + ny)));
  }
  if (found.length < 0.7 * PLACES.length) return undefined;
  return found.toSorted((a, b) => a - b)[Math.floor(0.3 * found.length)];
}

function colourAt(image: Image, x: number, y: number) {
  const rgb = [0, 0, 0];
  sampleColour(image, x, y, rgb);
  return labOf(Math.round(rgb[0]!), Math.round(rgb[1]!), Math.round(rgb[2]!));
}

function difference(a: readonly number[], b: readonly number[]): number {
  return Math.hypot(a[0]! - b[0]!, a[1]! - b[1]!, a[2]! - b[2]!);
}
