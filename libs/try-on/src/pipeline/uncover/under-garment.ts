import { type Labels, type Mask, newMask } from '#images';
import { type Part, partIndex } from '#person-parse';
import { medianOf } from '../geometry/median.js';
import { type Body, onTorso, torsoPlace, usualHalfWidth } from '../person/body.js';
import type { Limb } from '../person/limbs.js';

/** Where legs part, in torsos below the shoulder line: above it the next garment is as broad as the hips. */
const PARTED = 1.15;
/** Rows of this many torsos that tell how broad the next garment is where it comes out below the old one. */
const TOLD = 0.12;
/** A row that is broader than this, in shoulder widths, shows it. */
const BROAD = 0.3;

type Seen = { left: number; right: number };

/**
 * Where the trousers or skirt go on up under a coat that is taken away, 0–1: as broad as the hips above; below a skirt
 * narrows or widens to where it comes out of the coat, trousers lie along the legs.
 */
export function underGarment(
  labels: Labels,
  body: Body,
  parts: readonly Part[],
  old: Mask,
  legs: Limb,
): Mask {
  const out = newMask(labels);
  const { width, height } = labels;
  const isNext = new Uint8Array(256);
  for (const part of parts) isNext[partIndex(part)] = 1;
  const top = Math.max(0, Math.floor(onTorso(body, 0.7, 0).y));
  const rows = rowsOf(labels, isNext, old, top, BROAD * body.unit);
  const first = rows.findIndex((row) => row !== undefined);
  if (first < 0) return out;
  const start = top + first;
  const told = rows
    .slice(first, first + Math.max(1, Math.round(TOLD * body.torso)))
    .filter((r) => r !== undefined);
  const seen = {
    left: medianOf(told.map(({ left }) => left)),
    right: medianOf(told.map(({ right }) => right)),
  };
  const isSkirt = isOneRun(labels, isNext, start, seen);
  const hips = onTorso(body, PARTED, 0);
  const half = usualHalfWidth(PARTED) * body.unit;
  const lowest = lowestNear(labels, isNext, old, Math.round(0.1 * body.unit));
  for (let y = top; y < height; y++) {
    const share = Math.min(1, Math.max(0, (y - hips.y) / Math.max(1, start - hips.y)));
    const left = (hips.x - half) * (1 - share) + seen.left * share;
    const right = (hips.x + half) * (1 - share) + seen.right * share;
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      if (old.data[i]! <= 0.5) continue;
      const { t, side } = torsoPlace(body, { x, y });
      if (t < PARTED) {
        const inside = (usualHalfWidth(t) - Math.abs(side)) * body.unit + 0.5;
        out.data[i] = Math.min(1, Math.max(0, inside));
      } else if (isSkirt && y <= start) {
        out.data[i] = Math.min(1, Math.max(0, Math.min(x - left, right - x) + 0.5));
      } else if (!isSkirt && y <= lowest[x]!) out.data[i] = legs.coverage.data[i]!;
    }
  }
  return out;
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
    return isBeside(left, -1) || isBeside(right, 1) ? undefined : { left, right };
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
