import { type BareLimb, OUTERMOST } from '../person/bare-limb.js';
import { BARE_ARM, BARE_LEG } from '../person/bare-limb-tables.js';
import type { Limb } from '../person/limbs.js';

/** Shares of the person's tone that a pixel of a limb has, red, green and blue, into `out`. */
export type LimbShade = (limb: Limb, i: number, out: number[]) => void;

/** The shade of each limb in light from `light`, −1 from picture left to 1 from the right. */
export function limbShade(light: number): Record<'arm' | 'leg', LimbShade> {
  return { arm: shadeOf(BARE_ARM, light), leg: shadeOf(BARE_LEG, light) };
}

function shadeOf(bare: BareLimb, light: number): LimbShade {
  // Outer sides are to picture left of one limb and to the right of the other.
  const [left, right] = [litTable(bare.left, bare.light, -light), litTable(bare.right, bare.light, light)];
  const [rows, columns] = [bare.left.length, bare.light.length];
  return ({ across, outward, jointed }, i, out) => {
    const isRight = across.data[i]! * outward.data[i]! > 0;
    const table = isRight ? right : left;
    const v = Math.min(rows - 1, Math.max(0, jointed.data[i]! * rows - 0.5));
    const u = Math.min(columns - 1, Math.max(0, (outward.data[i]! / OUTERMOST + 1) * 0.5 * (columns - 1)));
    const row = Math.min(rows - 2, Math.floor(v));
    const column = Math.min(columns - 2, Math.floor(u));
    const [down, over] = [v - row, u - column];
    const at = row * columns + column;
    const top = table[at]! * (1 - over) + table[at + 1]! * over;
    const bottom = table[at + columns]! * (1 - over) + table[at + columns + 1]! * over;
    const beyond = Math.max(0, (Math.abs(outward.data[i]!) - OUTERMOST) / (1 - OUTERMOST));
    const shade = top * (1 - down) + bottom * down - AWAY * beyond * beyond;
    const red = bare.red[row]! * (1 - down) + bare.red[row + 1]! * down - bare.reddens * shade;
    out[0] = bare.tone[0] * Math.exp((shade + red) / 100);
    out[1] = bare.tone[1] * Math.exp(shade / 100);
    out[2] = bare.tone[2] * Math.exp((shade - red) / 100);
  };
}

/** Hundredths of light that a limb loses where it turns away, beyond what photos of its size tell. */
const AWAY = 14;

/** `shades` with the light on the outer side added, −1 to 1, row by row. */
function litTable(shades: BareLimb['left'], light: readonly number[], outer: number): Float32Array {
  return Float32Array.from(shades.flatMap((row) => row.map((shade, u) => shade + outer * light[u]!)));
}
