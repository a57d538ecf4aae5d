/**
 * A logistic regression on what is measured of a draft: how likely a person who looks at it finds it right.
 * `mean` and `spread` are of the measure as `squashed` has it, `weight` of that in spreads.
 */
export type ChanceModel = {
  bias: number;
  features: Readonly<Record<string, { mean: number; spread: number; weight: number }>>;
};

/** Spreads from the mean beyond which a measure says no more. */
const FURTHEST = 3;

/** 0–1. A measure that is not known counts as a usual one. */
export function chanceOf(
  { bias, features }: ChanceModel,
  measures: Readonly<Record<string, number>>,
): number {
  const sum = Object.entries(features).reduce((total, [name, { mean, spread, weight }]) => {
    const value = measures[name];
    return value === undefined ? total : total + weight * standard(value, mean, spread);
  }, bias);
  return 1 / (1 + Math.exp(-sum));
}

/** What some measures do to the odds: 1 where they are as usual or better, towards 0 where they speak against a draft. */
export function oddsBy(
  { features }: ChanceModel,
  measures: Readonly<Record<string, number>>,
  names: readonly string[],
): number {
  const some = Object.fromEntries(Object.entries(features).filter(([name]) => names.includes(name)));
  const chance = chanceOf({ bias: 0, features: some }, measures);
  return Math.min(1, chance / (1 - chance));
}

/** In spreads from the mean. */
export function standard(value: number, mean: number, spread: number): number {
  return Math.max(-FURTHEST, Math.min(FURTHEST, (squashed(value) - mean) / spread));
}

/** Some measures have no upper end. */
export function squashed(value: number): number {
  return Math.sign(value) * Math.log1p(5 * Math.abs(value));
}
