import type { Mask } from '#images';
import { partIndex } from '#person-parse';
import { CHIN, torsoPlace } from '../person/body.js';
import { neckSideAt } from '../person/neck-side.js';
import type { Person } from '../person/person.js';
import type { Draped } from '../fit/draped.js';

/** Half of a neck's width, in shoulder widths: what is usual, and the most that is believed. */
const [NECK_HALF, WIDEST] = [0.165, 0.19];
/** From the neck down to the shoulder, in shoulder widths: wide necklines leave it bare. */
const SLOPE = 0.1;
/** In shoulder widths from the middle: whatever cloth is above, here the trunk is behind what is open. */
const MIDDLE = 0.36;

/**
 * How much of a pixel, 0–1, is skin of neck, shoulders and chest that the new garment's neckline or straps leave bare.
 * Above the cloth and, in the middle of the chest, in its gaps: beside it there is no trunk.
 */
export function bareTrunk(
  person: Pick<Person, 'labels' | 'body'>,
  draped: Pick<Draped, 'alpha' | 'laid'>,
  old: Mask,
): (i: number) => number {
  const { labels, body } = person;
  const { width } = labels;
  const { alpha } = draped;
  const [firstRows, lastRows] = rowsOfCloth(alpha);
  const halves = neckHalves(person, old);
  return (i) => {
    const [x, y] = [i % width, Math.floor(i / width)];
    if (y >= lastRows[x]! || alpha.data[i]! > 0.5) return 0;
    const { t, side } = torsoPlace(body, { x, y });
    if (y >= firstRows[x]! && Math.abs(side) > MIDDLE) return 0;
    const out = side - neckSideAt(body, t);
    const half = halves[out < 0 ? 0 : 1];
    const isNeck = Math.abs(out) < half + SLOPE;
    if (goesDown(draped, side) && !isNeck && !hasClothFurtherOut(alpha, i, side)) return 0;
    return coverage(t, Math.abs(out), half);
  };
}

/** Cuffs are loose: just above them skin may be seen inside, and a sleeve that goes down the arm less than this is none. */
export const CUFF = 0.04;

const goesDown = ({ laid }: Pick<Draped, 'laid'>, side: number) =>
  (laid?.hang.sleeves[side < 0 ? 0 : 1] ?? 0) > CUFF;

/** Whether the cloth goes on in the same row: beside what hangs on the shoulders there is no trunk. */
function hasClothFurtherOut({ width, data }: Mask, i: number, side: number): boolean {
  const [step, end] = side < 0 ? [-1, i - (i % width)] : [1, i - (i % width) + width - 1];
  for (let at = i; at !== end; at += step) if (data[at]! > 0.5) return true;
  return false;
}

/** Below the neck the shoulders begin, steeply and then level. `out` is from the neck's middle, in shoulder widths. */
function coverage(t: number, out: number, half: number): number {
  if (t > 0.62 || out > 0.56) return 0;
  const beside = out - half;
  const top = beside < 0 ? -0.5 : -0.05 - 0.15 * Math.exp(-beside / 0.08);
  return Math.min(1, Math.max(0, (t - top) / 0.015));
}

/** How far the neck reaches to either side, in shoulder widths: told by the skin that is seen right above the old garment. */
function neckHalves(
  { labels, body }: Pick<Person, 'labels' | 'body'>,
  old: Mask,
): [left: number, right: number] {
  const { width, height, data } = labels;
  const halves: [number, number] = [NECK_HALF, NECK_HALF];
  const skin = partIndex('skin');
  const rows = [body.shoulders.y - CHIN * body.unit, body.shoulders.y].map((y) =>
    Math.min(height - 2, Math.max(0, Math.round(y))),
  ) as [number, number];
  for (let y = rows[0]; y < rows[1]; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      if (data[i] !== skin || old.data[i + width]! <= 0.5) continue;
      const { t, side } = torsoPlace(body, { x, y });
      const out = side - neckSideAt(body, t);
      const at = out < 0 ? 0 : 1;
      if (Math.abs(out) <= WIDEST) halves[at] = Math.max(halves[at], Math.abs(out));
    }
  }
  return halves;
}

/** The first and the last row of cloth in each column; −1 where there is none. */
function rowsOfCloth({ width, height, data }: Mask): [first: Int32Array, last: Int32Array] {
  const [first, last] = [new Int32Array(width).fill(-1), new Int32Array(width).fill(-1)];
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      if (data[i]! <= 0.5) continue;
      if (first[x]! < 0) first[x] = y;
      last[x] = y;
    }
  }
  return [first, last];
}
