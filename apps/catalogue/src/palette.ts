import type { Random } from './random.js';

/** Colour names the catalogue knows, each with the shades a dye house would give it (sRGB hex). */
export const PALETTE = {
  black: ['#1e1e21', '#232326', '#1a1b1f'],
  white: ['#f4f3ef', '#fafaf8', '#f1f1f3'],
  grey: ['#8d8f93', '#a3a5a8', '#76787d'],
  beige: ['#d6c2a1', '#cdb795', '#dccbb0'],
  brown: ['#6b4630', '#7d5236', '#5a3a28'],
  red: ['#c4202b', '#d12a2a', '#b51a26'],
  pink: ['#eb9db4', '#f2aec0', '#e3829f'],
  orange: ['#e8762b', '#ee8434', '#dd6a1e'],
  yellow: ['#f2c431', '#f5d04a', '#ebb81f'],
  green: ['#2e8b4f', '#3a9a5b', '#257a45'],
  olive: ['#6d6e3c', '#777845', '#5f6233'],
  'light blue': ['#9cc4e4', '#a9cdea', '#8db8dc'],
  blue: ['#2f62b8', '#3a6fc6', '#2857a6'],
  navy: ['#1d2747', '#212c50', '#19223e'],
  purple: ['#6e4a9e', '#7c56ad', '#623f8f'],
  burgundy: ['#6b1a2c', '#751f33', '#5e1626'],
} as const satisfies Record<string, readonly string[]>;

export type ColourName = keyof typeof PALETTE;
/** Red, green and blue, 0 to 255. */
export type Rgb = readonly [number, number, number];

/** All colour names. */
export const COLOURS = Object.keys(PALETTE) as ColourName[];

/** Tells whether a text is one of the palette's names. */
export function isColour(name: string): name is ColourName {
  return name in PALETTE;
}

/** #rrggbb to 0..255 channels. */
export function toRgb(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** 0..255 channels to #rrggbb; out-of-range channels are clamped. */
export function toHex(rgb: Rgb): string {
  return `#${rgb
    .map((channel) =>
      Math.round(Math.min(255, Math.max(0, channel)))
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

/** Linear mix in sRGB: 0 gives `from`, 1 gives `to`. */
export function mix(from: string, to: string, amount: number): string {
  const a = toRgb(from);
  const b = toRgb(to);
  return toHex([a[0] + (b[0] - a[0]) * amount, a[1] + (b[1] - a[1]) * amount, a[2] + (b[2] - a[2]) * amount]);
}

/** Perceived lightness from 0 (black) to 1 (white), Rec. 601 luma. */
export function lightness(hex: string): number {
  const [r, g, b] = toRgb(hex);
  return (0.299 * r + 0.587 * g + 0.114 * b) / 255;
}

/** One natural shade of a named colour. `spread` is the channel deviation in 0..255 steps. */
export function shadeOf(colour: ColourName, random: Random, spread = 4): string {
  const [r, g, b] = toRgb(random.pick(PALETTE[colour]));
  const light = random.wobble(spread);
  const channel = spread * 0.5;
  return toHex([
    r + light + random.wobble(channel),
    g + light + random.wobble(channel),
    b + light + random.wobble(channel),
  ]);
}

const CONTRAST: Record<ColourName, readonly ColourName[]> = {
  black: ['white', 'grey', 'white'],
  white: ['navy', 'black', 'red', 'blue', 'green'],
  grey: ['white', 'navy', 'black'],
  beige: ['brown', 'white', 'navy'],
  brown: ['beige', 'white', 'orange'],
  red: ['white', 'navy', 'black'],
  pink: ['white', 'burgundy', 'red'],
  orange: ['white', 'brown', 'navy'],
  yellow: ['white', 'navy', 'grey'],
  green: ['white', 'navy', 'black'],
  olive: ['beige', 'black', 'white'],
  'light blue': ['white', 'navy', 'blue'],
  blue: ['white', 'light blue', 'navy'],
  navy: ['white', 'light blue', 'red'],
  purple: ['white', 'pink', 'navy'],
  burgundy: ['beige', 'pink', 'navy'],
};

/** The names of the second colours that go with a cloth in stripes, checks and dots. */
export function contrastOf(colour: ColourName): readonly ColourName[] {
  return CONTRAST[colour];
}
