import { medianOf } from '../geometry/median.js';
import { correlation, type Grid, mapped, meanGrid, meanOf, smoothed } from './grids.js';
import { COLUMNS, type LimbSample, ROWS } from './limb-samples.js';

/** A limb as light and colour by row and column, in logarithms less its own middle. */
export type LimbMap = {
  lights: Grid;
  /** Half of what red is stronger than blue. */
  reds: Grid;
  lit: number;
  /** Red, green and blue of its middle less the tone's. */
  level: readonly number[];
};

/** Rows at its top and its end that lie in the shade of a hem, or below a shoe's edge. */
const [BELOW_HEM, ABOVE_SHOE] = [3, 1];
/** Columns that make a row seen; rows and pixels that a map needs. */
const LEAST = { columns: 5, rows: 16, pixels: 90 } as const;
/** In logarithms: what is further from the limb's middle is a strap or a cast shadow, in light or in hue. */
const [FAR, OTHER_HUE] = [0.5, 0.2];
/** Of its pixels, how many must be skin; and how much they differ at most (a limb in spots of sun differs more). */
const [MOST_SKIN, MOST_SPREAD] = [0.85, 0.16];

/** What of a limb tells how limbs look; undefined where that is too little, or none of it plain skin. */
export function mapOf({ colours, lit, tone }: LimbSample): LimbMap | undefined {
  const rows = colours.flatMap((row, i) =>
    row.filter(([red]) => !Number.isNaN(red)).length > LEAST.columns ? [i] : [],
  );
  if (rows.length < LEAST.rows) return undefined;
  const [first, last] = [rows[0]! + BELOW_HEM, rows.at(-1)! - ABOVE_SHOE];
  const inside = colours
    .slice(first, last + 1)
    .flat()
    .filter(([red]) => !Number.isNaN(red));
  const middle = [0, 1, 2].map((c) => medianOf(inside.map((colour) => colour[c]!)));
  const lights: number[][] = [];
  const reds: number[][] = [];
  colours.forEach((row, i) => {
    const beyond = row.map((colour) =>
      colour.map((value, c) => (i < first || i > last ? NaN : value - middle[c]!)),
    );
    const light = beyond.map((colour) => (colour[0]! + colour[1]! + colour[2]!) / 3);
    const isSkin = beyond.map(
      (colour, k) =>
        Math.abs(light[k]!) < FAR && colour.every((value) => Math.abs(value - light[k]!) < OTHER_HUE),
    );
    lights.push(light.map((value, k) => (isSkin[k] ? value : NaN)));
    reds.push(beyond.map(([red, , blue], k) => (isSkin[k] ? (red! - blue!) / 2 : NaN)));
  });
  const known = lights.flat().filter((value) => !Number.isNaN(value));
  const mean = meanOf(known);
  const spread = Math.sqrt(meanOf(known.map((value) => (value - mean) ** 2)));
  if (known.length < Math.max(LEAST.pixels, MOST_SKIN * inside.length) || spread > MOST_SPREAD)
    return undefined;
  return { lights, reds, lit, level: middle.map((value, c) => value - tone[c]!) };
}

/** What light on the outer side alone adds, by column; and the maps without what it added. */
export function withoutLight(maps: readonly LimbMap[]): { light: number[]; unlit: LimbMap[] } {
  let light = Array.from({ length: COLUMNS }, () => 0);
  const without = () =>
    maps.map((map) => ({ ...map, lights: mapped(map.lights, (value, _, c) => value - map.lit * light[c]!) }));
  for (let round = 0; round < 4; round++) {
    const mean = meanGrid(without().map(({ lights }) => lights));
    light = light.map((_, column) => {
      let [by, square] = [0, 0];
      for (const { lights, lit } of maps) {
        lights.forEach((row, i) => {
          const off = row[column]! - mean[i]![column]!;
          if (Number.isNaN(off)) return;
          by += off * lit;
          square += lit * lit;
        });
      }
      return by / square;
    });
  }
  return { light, unlit: without() };
}

/** Rows around elbow or knee by which maps are laid over each other, and by how many rows: a pose is not sure to one. */
const [JOINT_ROWS, MOVED] = [
  [14, 44],
  [0, -1, 1, -2, 2],
] as const;

/** The maps moved along by a row or two to where they agree best with their mean. */
export function aligned(maps: readonly LimbMap[]): LimbMap[] {
  let moved = [...maps];
  for (let round = 0; round < 3; round++) {
    const mean = smoothed(meanGrid(moved.map(({ lights }) => lights)), 0.2);
    moved = maps.map((map) => {
      const agrees = MOVED.map((by) => correlation(rowsMoved(map.lights, by), mean, JOINT_ROWS));
      const by = MOVED[agrees.indexOf(Math.max(...agrees))] ?? 0;
      return { ...map, lights: rowsMoved(map.lights, by), reds: rowsMoved(map.reds, by) };
    });
  }
  return moved;
}

const UNKNOWN: readonly number[] = Array.from({ length: COLUMNS }, () => NaN);
const rowsMoved = (grid: Grid, by: number): Grid =>
  Array.from({ length: ROWS }, (_, row) => grid[row - by] ?? UNKNOWN);

/** Rows that a map must show to be compared, how many of their pixels, and how many maps make a group. */
const [COMPARED, SEEN, GROUP] = [[22, 45], 0.85, 8] as const;

/**
 * Two groups of limbs, those of each the most alike: their means show knees, shins and muscles as they lie together on
 * somebody, which the mean of all has lost.
 */
export function alike(maps: readonly LimbMap[], mean: Grid): [LimbMap[], LimbMap[]] {
  const [first, end] = COMPARED;
  const most = maps.filter(({ lights }) => {
    const compared = lights.slice(first, end).flat();
    return compared.filter((value) => !Number.isNaN(value)).length > SEEN * compared.length;
  });
  const whole = most.map((map) => ({
    ...map,
    lights: smoothed(
      mapped(map.lights, (value, i, k) => (Number.isNaN(value) ? mean[i]![k]! : value)),
      0.1,
    ),
  }));
  if (whole.length < 2 * GROUP) throw new Error('Too few limbs are bare from above the knee or elbow down.');
  const agree = whole.map((a) => whole.map((b) => correlation(a.lights, b.lights, COMPARED)));
  const all = whole.map((_, k) => k);
  const one = mostAlike(all, agree);
  const rest = all.filter((k) => !one.includes(k));
  const other = mostAlike(rest, agree);
  return [one.map((k) => whole[k]!), other.map((k) => whole[k]!)];
}

/** The limb that agrees best with those that agree with it, and these: by number. */
function mostAlike(limbs: readonly number[], agree: readonly (readonly number[])[]): number[] {
  const groups = limbs.map((one) =>
    limbs.toSorted((a, b) => agree[one]![b]! - agree[one]![a]!).slice(0, GROUP),
  );
  const by = groups.map((group) => meanOf(group.flatMap((a) => group.map((b) => agree[a]![b]!))));
  return groups[by.indexOf(Math.max(...by))]!;
}
