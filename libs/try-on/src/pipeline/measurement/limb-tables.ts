import { medianOf } from '../geometry/median.js';
import type { BareLimb } from '../person/bare-limb.js';
import { type Grid, mapped, meanGrid, meanOf, smoothed } from './grids.js';
import { aligned, alike, mapOf, withoutLight } from './limb-maps.js';
import { COLUMNS, type LimbSample, ROWS } from './limb-samples.js';

/** A row is told by so many limbs at least; beyond, the nearest that is tells. */
const LEAST = 10;
/** How much of what a group of limbs has beyond the mean is taken: a painted limb is no particular person's. */
const QUIET = 0.8;
/** Of how much darker limbs are than faces: outdoors legs stand lower, and tan. */
const OF_LEVEL = 1 / 3;

/** What bare limbs have in common, and how many of them told their shape and their light. */
export function limbTable(samples: readonly LimbSample[]): {
  table: BareLimb;
  told: [shape: number, light: number];
} {
  const maps = samples.map(mapOf).filter((map) => map !== undefined);
  if (maps.length < LEAST) throw new Error('Too few limbs are bare.');
  const { unlit, light } = withoutLight(maps);
  const whole = aligned(unlit);
  const seen = rowsSeen(whole.map(({ lights }) => lights));
  const mean = extended(smoothed(meanGrid(whole.map(({ lights }) => lights)), 0.15), seen);
  const [left, right] = alike(whole, mean).map((group) => {
    const own = extended(meanGrid(group.map(({ lights }) => lights)), seen, mean);
    const [across, ownAcross] = [acrossOf(mean, seen), acrossOf(own, seen)];
    const shades = mapped(own, (value, row, column) => {
      const common = mean[row]![column]!;
      return common + QUIET * (value + across[column]! - ownAcross[column]! - common);
    });
    const middle = medianOf(shades.slice(...seen).flat());
    return mapped(shades, (value) => hundredths(value - middle));
  }) as [number[][], number[][]];
  const redRows = extended(
    Array.from({ length: ROWS }, (_, row) => [meanOf(whole.flatMap(({ reds }) => reds[row]!))]),
    seen,
  );
  const level = [0, 1, 2].map((c) => OF_LEVEL * Math.min(0, medianOf(maps.map((map) => map.level[c]!))));
  return {
    table: {
      outer: halfWidths(samples.map(({ outer }) => outer)),
      inner: halfWidths(samples.map(({ inner }) => inner)),
      left,
      right,
      light: light.map(hundredths),
      red: smoothed(redRows, 0.25).map(([red]) => hundredths(red!)),
      reddens: Number(reddening(whole, mean).toFixed(2)),
      tone: level.map((value) => Number(Math.exp(value).toFixed(3))) as unknown as BareLimb['tone'],
    },
    told: [samples.length, maps.length],
  };
}

const hundredths = (value: number) => Math.round(100 * value) + 0;

/** The first row that enough limbs show, and the one after the last. */
function rowsSeen(grids: readonly Grid[]): [first: number, end: number] {
  const counts = Array.from({ length: ROWS }, (_, row) =>
    meanOf(
      Array.from({ length: COLUMNS }, (__, k) => grids.filter((grid) => !Number.isNaN(grid[row]![k])).length),
    ),
  );
  return [counts.findIndex((n) => n >= LEAST), counts.findLastIndex((n) => n >= LEAST) + 1];
}

/** Rows whose mean goes on beyond the first and the last that are seen, and over how many it begins. */
const [TOLD_BY, BEGINS] = [6, 4];

/** With the rows that are not seen as those next to them are on the whole, in `usual` where that is given. */
function extended(grid: Grid, [first, end]: readonly [number, number], usual = grid): number[][] {
  const top = acrossOf(usual, [first, first + TOLD_BY]);
  const bottom = acrossOf(usual, [end - 2, end]);
  return mapped(grid, (value, row, column) => {
    if (row >= end - 1) return bottom[column]!;
    const own = Math.min(1, Math.max(0, (row - first) / BEGINS));
    return own === 0 ? top[column]! : top[column]! * (1 - own) + value * own;
  });
}

/** The mean of rows, by column. */
function acrossOf(grid: Grid, [first, end]: readonly [number, number]): number[] {
  return grid[0]!.map((_, column) => meanOf(grid.slice(first, end).map((row) => row[column]!)));
}

/** How much more of red's logarithm than of all light a shade takes less; of blue's it takes as much more. */
function reddening(maps: Parameters<typeof aligned>[0], mean: Grid): number {
  let [both, square] = [0, 0];
  for (const { lights, reds } of maps) {
    lights.forEach((row, i) =>
      row.forEach((value, k) => {
        if (Number.isNaN(value)) return;
        const off = value - mean[i]![k]!;
        both += off * reds[i]![k]!;
        square += off * off;
      }),
    );
  }
  return -both / square;
}

/** Half-widths are told for every second row: of fewer the calf is lost. */
const STEP = 2;
/** Rows below a hem: what is pressed or hidden by it. */
const AT_HEM = 2;
/** Over so many steps it is told how a limb widens to its root where clothes hide that; and how much of it is believed. */
const [WIDENS_OVER, WIDENS_BY] = [6, 0.75];

function halfWidths(edges: readonly (readonly number[])[]): number[] {
  const known = edges.map((rows) => {
    const first = rows.findIndex((off) => !Number.isNaN(off));
    return rows.map((off, row) => (row < first + AT_HEM ? NaN : off));
  });
  const steps = Array.from({ length: ROWS / STEP }, (_, step) =>
    known.flatMap((rows) => rows.slice(step * STEP, (step + 1) * STEP)).filter((off) => !Number.isNaN(off)),
  );
  const first = steps.findIndex((offs) => offs.length >= LEAST * STEP);
  const widths = steps.map(medianOf);
  const widens = Math.max(0, (WIDENS_BY * (widths[first]! - widths[first + WIDENS_OVER]!)) / WIDENS_OVER);
  const whole = widths.map((width, step) =>
    step < first ? widths[first]! + widens * (first - step) : width,
  );
  return smoothed(
    whole.map((width) => [width]),
    0.25,
  ).map(([width]) => Number(width!.toFixed(3)));
}
