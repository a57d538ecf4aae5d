import type { Dice } from './dice.js';

/** Colours of a garment, #rrggbb, and the SVG tile of its print. */
export type Cloth = {
  base: string;
  lining: string;
  trim: string;
  /** Of sleeves that differ from the body. */
  sleeves: string;
  tile?: { width: number; height: number; content: string };
};

const HUES: readonly (readonly [number, number, number])[] = [
  [30, 30, 34],
  [245, 244, 240],
  [252, 252, 252],
  [140, 142, 146],
  [205, 190, 165],
  [105, 75, 52],
  [190, 35, 45],
  [235, 160, 180],
  [230, 125, 55],
  [240, 200, 70],
  [55, 140, 85],
  [110, 112, 65],
  [155, 195, 225],
  [50, 95, 180],
  [30, 40, 75],
  [115, 80, 160],
  [105, 28, 46],
  [80, 100, 130],
  [60, 180, 175],
];

const clamp = (value: number): number => Math.min(255, Math.max(0, Math.round(value)));
export const hex = (rgb: readonly number[]): string =>
  `#${rgb.map((c) => clamp(c).toString(16).padStart(2, '0')).join('')}`;
const scaled = (rgb: readonly number[], by: number): number[] => rgb.map((c) => c * by);

function colour(dice: Dice): number[] {
  const light = dice.wobble(12);
  return dice.pick(HUES).map((c) => c + light + dice.wobble(8));
}

/** @param more dice of their own for what was not drawn from the beginning: it leaves the other draws as they were */
export function clothOf(dice: Dice, more: Dice): Cloth {
  const isWhite = dice.chance(0.14);
  const base = isWhite ? [246, 246, 245].map((c) => c + dice.wobble(4)) : colour(dice);
  const inner = dice.chance(0.8) ? scaled(base, dice.range(0.5, 0.85)) : colour(dice);
  const trim = dice.chance(0.7) ? scaled(base, dice.range(0.8, 1.08)) : colour(dice);
  const cloth: Cloth = { base: hex(base), lining: hex(inner), trim: hex(trim), sleeves: hex(colour(more)) };
  return dice.chance(0.45) ? { ...cloth, tile: tileOf(dice, base) } : cloth;
}

function tileOf(dice: Dice, base: readonly number[]): NonNullable<Cloth['tile']> {
  const contrast = (): string =>
    hex(dice.chance(0.4) ? scaled(base, dice.pick([0.7, 0.85, 1.2, 1.5])) : colour(dice));
  const size = dice.range(6, 60);
  const [one, two] = [contrast(), contrast()];
  switch (dice.weighted({ stripes: 3, upright: 1, checks: 2, dots: 2, blots: 3, weave: 1 })) {
    case 'stripes':
      return {
        width: 40,
        height: size,
        content: `<rect width="40" height="${size * dice.range(0.2, 0.6)}" fill="${one}"/>`,
      };
    case 'upright':
      return {
        width: size,
        height: 40,
        content: `<rect width="${size * dice.range(0.1, 0.5)}" height="40" fill="${one}"/>`,
      };
    case 'checks': {
      const band = size * dice.range(0.25, 0.5);
      const bar = `width="${size}" height="${band}"`;
      return {
        width: size,
        height: size,
        content: `<g fill="${one}" fill-opacity=".5"><rect ${bar}/><rect width="${band}" height="${size}"/></g><rect y="${size * 0.75}" width="${size}" height="${size * 0.06}" fill="${two}"/>`,
      };
    }
    case 'dots': {
      const r = size * dice.range(0.1, 0.3);
      return {
        width: size,
        height: size,
        content: `<circle cx="${size / 4}" cy="${size / 4}" r="${r}" fill="${one}"/><circle cx="${size * 0.75}" cy="${size * 0.75}" r="${r}" fill="${two}"/>`,
      };
    }
    case 'blots': {
      const side = size * 1.8 + 20;
      const blots = Array.from({ length: 7 }, () => {
        const [rx, ry] = [side * dice.range(0.05, 0.22), side * dice.range(0.04, 0.16)];
        const [cx, cy] = [dice.range(rx, side - rx), dice.range(ry, side - ry)];
        return `<ellipse cx="${cx}" cy="${cy}" rx="${rx}" ry="${ry}" transform="rotate(${dice.range(0, 180)} ${cx} ${cy})" fill="${dice.pick([one, two, contrast()])}"/>`;
      });
      return { width: side, height: side, content: blots.join('') };
    }
    case 'weave':
      return {
        width: 6,
        height: 6,
        content: `<path d="M-1 5L5 -1M1 7L7 1" stroke="${one}" stroke-opacity=".5" stroke-width="1.4"/>`,
      };
  }
}
