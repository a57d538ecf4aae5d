/**
 * How well two colours go together, 0…1. Hues in degrees of the colour wheel; a colour without one is neutral and goes
 * with every other. Hues near each other or opposite are the harmonic templates i, V and I of Matsuda, as given by
 * Cohen-Or et al., "Color Harmonization", SIGGRAPH 2006.
 */
const HUES: Record<string, number | undefined> = {
  black: undefined,
  white: undefined,
  grey: undefined,
  beige: undefined,
  navy: undefined,
  brown: 30,
  red: 0,
  orange: 30,
  yellow: 60,
  green: 120,
  blue: 220,
  purple: 280,
  pink: 340,
};

export const COLOURS = Object.keys(HUES);

const WITH_NEUTRAL = 0.9;
const BOTH_NEUTRAL = 0.8;
const NEAR = { degrees: 40, harmony: 0.75 };
const OPPOSITE = { degrees: 150, harmony: 0.7 };
const CLASH = 0.25;

export function harmonyOfColours(a: string, b: string): number {
  const [first, second] = [HUES[a], HUES[b]];
  if (first === undefined || second === undefined) {
    return first === second ? BOTH_NEUTRAL : WITH_NEUTRAL;
  }
  const apart = Math.abs(first - second);
  const angle = Math.min(apart, 360 - apart);
  if (angle <= NEAR.degrees) return NEAR.harmony;
  return angle >= OPPOSITE.degrees ? OPPOSITE.harmony : CLASH;
}

/** Probabilities of the colours, in the order of `COLOURS`. */
export type ColourMix = readonly number[];

/** What is to be expected of two photos whose colours are known by probability. */
export function harmonyOf(a: ColourMix, b: ColourMix): number {
  let sum = 0;
  for (const [i, p] of a.entries()) {
    for (const [j, q] of b.entries()) sum += p * q * harmonyOfColours(COLOURS[i]!, COLOURS[j]!);
  }
  return sum;
}
