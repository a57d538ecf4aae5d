/** At which value a measure is worth nothing, and from which on it is faultless. */
export type Bounds = readonly [bad: number, good: number];

/**
 * A rule that makes a score of measures. Each measure becomes 0–1 between its bounds, the worst of a part's measures
 * is the part, and the score is the weighted product of the parts, so that one part at 0 makes the whole 0.
 */
export type Gate<M extends string> = {
  bounds: Readonly<Record<M, Bounds>>;
  parts: Readonly<Record<string, readonly M[]>>;
  /** Of parts, where not 1. */
  weights: Readonly<Record<string, number>>;
};

/** Passed from here on. */
export const PASS = 0.7;

/** Of the product: a part of weight 1 below 0.55 alone makes a score that is refused. */
const POWER = 0.6;

/** 1 at `good` and beyond, 0 at `bad` and beyond, a straight line between. */
function ramp(value: number, [bad, good]: Bounds): number {
  return Math.min(1, Math.max(0, (value - bad) / (good - bad)));
}

/** Each 0–1. */
export function partsBy<M extends string>(
  { bounds, parts }: Gate<M>,
  measures: Readonly<Record<M, number>>,
): Record<string, number> {
  return Object.fromEntries(
    Object.entries(parts).map(([part, names]) => [
      part,
      Math.min(...names.map((name) => ramp(measures[name], bounds[name]))),
    ]),
  );
}

/** 0–1. */
export function scoreBy({ weights }: Gate<string>, parts: Readonly<Record<string, number>>): number {
  let product = 1;
  for (const [name, part] of Object.entries(parts)) product *= part ** (weights[name] ?? 1);
  return product ** POWER;
}
