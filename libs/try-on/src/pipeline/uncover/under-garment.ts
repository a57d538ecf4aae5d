import { type Labels, type Mask, newMask } from '#images';
import { type Part, partIndex } from '#person-parse';
import { medianOf } from '../geometry/median.js';
import { type Body, onTorso, torsoPlace, usualHalfWidth } from '../person/body.js';
import type { Limb } from '../person/limbs.js';

/** Where legs part, in torsos below the shoulder line: above it the next garment is as broad as the hips. */
const PARTED = 1.15;
/** Rows of this many torsos that tell how broad the next garment is where it comes out below the old one. */
const TOLD = 0.12;
/** Pixels beside a row at which ground shows that nothing hides more of it. */
const FREE = 3;
/** A row that is broader than this, in shoulder widths, shows it. */
const BROAD = 0.3;

/** The trunk goes on up to here, in torsos below the shoulder line. */
export const WAIST = 0.7;
/** Pixels by which hips are broader than what comes out below, to either side, for each row between. */
const WIDENS = 0.3;

/** Outermost pixels of a row, and on which sides ground is beside them: hands and bags hide the rest of it. */
type Seen = { left: number; right: number; isFree: readonly [left: boolean, right: boolean] };

/** Where the garment under the old one comes out of it: the first row, and its sides there. */
export type ComesOut = Seen & { row: number };

/** @returns undefined where nothing comes out that is broad enough to tell */
export function comesOut(
  labels: Labels,
  body: Body,
  parts: readonly Part[],
  old: Mask,
): ComesOut | undefined {
  const isNext = tableOf(parts);
  const top = Math.max(0, Math.floor(onTorso(body, WAIST, 0).y));
  const rows = rowsOf(labels, isNext, old, top, BROAD * body.unit);
  const first = rows.findIndex((row) => row !== undefined);
  if (first < 0) return undefined;
  const told = rows
    .slice(first, first + Math.max(1, Math.round(TOLD * body.torso)))
    .filter((r) => r !== undefined);
  const side = (name: 'left' | 'right', k: 0 | 1) => {
    const free = told.filter(({ isFree }) => isFree[k]);
    return medianOf((free.length > 0 ? free : told).map((row) => row[name]));
  };
  const isFree = [told.some((row) => row.isFree[0]), told.some((row) => row.isFree[1])] as const;
  return { row: top + first, left: side('left', 0), right: side('right', 1), isFree };
}

/**
 * Where the trousers or skirt go on up under a garment that is taken away, 0–1: above the hips as broad as the body; below a skirt
 * narrows or widens to where it comes out, trousers lie along the legs.
 */
export function underGarment(
  labels: Labels,
  body: Body,
  parts: readonly Part[],
  old: Mask,
  legs: Limb,
  seen: ComesOut,
): Mask {
  const out = newMask(labels);
  const { width, height } = labels;
  const isNext = tableOf(parts);
  const start = seen.row;
  const isSkirt = isOneRun(labels, isNext, start, seen);
  const hips = hipsAbove(body, seen);
  const sides = {
    left: seen.isFree[0] ? seen.left : Math.min(seen.left, hips.x - hips.half),
    right: seen.isFree[1] ? seen.right : Math.max(seen.right, hips.x + hips.half),
  };
  const lowest = lowestNear(labels, isNext, old, Math.round(0.1 * body.unit));
  const top = Math.max(0, Math.floor(onTorso(body, WAIST, 0).y));
  for (let y = top; y < height; y++) {
    const share = Math.min(1, Math.max(0, (y - hips.y) / Math.max(1, start - hips.y)));
    const left = (hips.x - hips.half) * (1 - share) + sides.left * share;
    const right = (hips.x + hips.half) * (1 - share) + sides.right * share;
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      if (old.data[i]! <= 0.5) continue;
      const { t } = torsoPlace(body, { x, y });
      if (t < PARTED) {
        const half = (hips.half * usualHalfWidth(t)) / usualHalfWidth(PARTED);
        out.data[i] = Math.min(1, Math.max(0, half - Math.abs(x - hips.x) + 0.5));
      } else if (isSkirt && y <= start) {
        out.data[i] = Math.min(1, Math.max(0, Math.min(x - left, right - x) + 0.5));
      } else if (!isSkirt && y <= lowest[x]!) out.data[i] = legs.coverage.data[i]!;
    }
  }
  return out;
}

/** Where the hips lie and how broad they are, by what comes out near below them; of what comes out at the knees or is hidden by the body alone. */
function hipsAbove(
  body: Body,
  { row, left, right, isFree }: ComesOut,
): { x: number; y: number; half: number } {
  const at = onTorso(body, PARTED, 0);
  const usual = usualHalfWidth(PARTED) * body.unit;
  if (!isFree[0] || !isFree[1]) return { x: at.x, y: at.y, half: usual };
  const below = Math.max(0, row - at.y);
  const { t } = torsoPlace(body, { x: (left + right) / 2, y: row });
  const shown = ((right - left) / 2) * (usualHalfWidth(PARTED) / usualHalfWidth(Math.min(PARTED, t)));
  const byBody = Math.min(1, below / (0.5 * body.torso));
  return {
    x: ((left + right) / 2) * (1 - byBody) + at.x * byBody,
    y: at.y,
    half: Math.min(usual, shown + WIDENS * below),
  };
}

type Corners = {
  labels: Labels;
  body: Body;
  isNext: readonly boolean[];
  seen: ComesOut;
  /** Pixels from the old garment. */
  beyond: Mask;
};

/** In torsos below the row in which the next garment comes out, in shoulder widths beside it there, and from the old one. */
const CORNER = { down: 0.04, beside: 0.015, near: 0.15 };

/**
 * Sets to 1 in `stray` the corners of the old garment that were taken for the next one: they stick out beside it where it comes out, and
 * nothing of it is below them.
 */
export function markCorners(stray: Mask, { labels, body, isNext, seen, beyond }: Corners): void {
  const end = Math.min(labels.height, Math.ceil(seen.row + CORNER.down * body.torso));
  const below = Math.min(labels.height - 1, Math.ceil(end + CORNER.down * body.torso));
  const [left, right] = [
    seen.isFree[0] ? seen.left - CORNER.beside * body.unit : -Infinity,
    seen.isFree[1] ? seen.right + CORNER.beside * body.unit : Infinity,
  ];
  for (let y = Math.max(0, Math.floor(seen.row - CORNER.near * body.unit)); y < end; y++) {
    for (let x = 0; x < labels.width; x++) {
      const i = y * labels.width + x;
      if (isNext[labels.data[i]!] !== true || (x >= left && x <= right)) continue;
      if (isNext[labels.data[below * labels.width + x]!] === true) continue;
      if (beyond.data[i]! > 0 && beyond.data[i]! <= CORNER.near * body.unit) stray.data[i] = 1;
    }
  }
}

function tableOf(parts: readonly Part[]): Uint8Array {
  const isNext = new Uint8Array(256);
  for (const part of parts) isNext[partIndex(part)] = 1;
  return isNext;
}

/** Outermost pixels of the next garment by the row, where no old one lies right beside it on either side. */
function rowsOf(
  { width, height, data }: Labels,
  isNext: Uint8Array,
  old: Mask,
  top: number,
  broad: number,
): (Seen | undefined)[] {
  return Array.from({ length: Math.max(0, height - top) }, (_, k) => {
    const row = (top + k) * width;
    let [left, right] = [-1, -1];
    for (let x = 0; x < width; x++) {
      if (isNext[data[row + x]!] !== 1 || old.data[row + x]! > 0.5) continue;
      if (left < 0) left = x;
      right = x;
    }
    if (left < 0 || right - left < broad) return undefined;
    const isBeside = (from: number, step: number) => {
      for (let d = 1; d <= 4; d++) if (old.data[row + from + d * step]! > 0.5) return true;
      return false;
    };
    if (isBeside(left, -1) || isBeside(right, 1)) return undefined;
    const isGround = (x: number) => x >= 0 && x < width && data[row + x] === 0;
    return { left, right, isFree: [isGround(left - FREE), isGround(right + FREE)] };
  });
}

/** Whether the garment is one piece across where it comes out: trousers show a gap between the legs. */
function isOneRun({ width, data }: Labels, isNext: Uint8Array, y: number, { left, right }: Seen): boolean {
  let gaps = 0;
  for (let x = Math.ceil(left); x <= right; x++) if (isNext[data[y * width + x]!] !== 1) gaps++;
  return gaps < 0.06 * (right - left);
}

/** The last row of the garment in the columns around each. */
function lowestNear(
  { width, height, data }: Labels,
  isNext: Uint8Array,
  old: Mask,
  around: number,
): Int32Array {
  const rows = new Int32Array(width).fill(-1);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (isNext[data[y * width + x]!] === 1 && old.data[y * width + x]! <= 0.5) rows[x] = y;
    }
  }
  return Int32Array.from(rows, (_, x) => Math.max(...rows.subarray(Math.max(0, x - around), x + around + 1)));
}
