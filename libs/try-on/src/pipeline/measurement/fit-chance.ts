import { type ChanceModel, chanceOf, squashed, standard } from '../quality/chance.js';
import { PASS } from '../quality/gate.js';

/** A draft as it was measured, marked by a person from 0 (wrong at first sight) to 3 (right); `fold`: of the same photos. */
export type Marked = { measures: Readonly<Record<string, number>>; mark: number; fold: number };

const MOST = 3;
/** From this mark on a draft is right. */
export const RIGHT = 2;
/** Weight of the squared weights: few marks for many measures. */
const RIDGE = 80;
const ROUNDS = 15;
/** Of the right ones, what may be refused. */
const ALARMS = 0.1;

/**
 * Fits the chance that a draft is right to marks, right ones and wrong ones weighing alike; moved so that on photos
 * that were left out of the fit nine in ten of the right ones pass.
 */
export function fitChance(samples: readonly Marked[]): ChanceModel {
  const folds = [...new Set(samples.map(({ fold }) => fold))];
  const apart = folds.flatMap((fold) => {
    const model = regress(samples.filter((sample) => sample.fold !== fold));
    return samples
      .filter((sample) => sample.fold === fold && sample.mark >= RIGHT)
      .map(({ measures }) => logOdds(chanceOf(model, measures)));
  });
  const lowest = apart.toSorted((a, b) => a - b)[Math.floor(ALARMS * apart.length)] ?? 0;
  const model = regress(samples);
  return { ...model, bias: model.bias + logOdds(PASS) - lowest };
}

const logOdds = (chance: number) => Math.log(chance / (1 - chance));

/** Newton's method; the penalty keeps the system definite. */
function regress(samples: readonly Marked[]): ChanceModel {
  const names = Object.keys(samples[0]?.measures ?? {});
  const scales = names.map((name) => {
    const values = samples.map(({ measures }) => squashed(measures[name] ?? 0));
    const mean = values.reduce((a, b) => a + b, 0) / values.length;
    const spread = Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length);
    return { name, mean, spread: Math.max(1e-6, spread) };
  });
  const rows = samples.map(({ measures }) => [
    1,
    ...scales.map(({ name, mean, spread }) => standard(measures[name] ?? 0, mean, spread)),
  ]);
  const right = samples.filter(({ mark }) => mark >= RIGHT).length / samples.length;
  const weights = new Float64Array(names.length + 1);
  for (let round = 0; round < ROUNDS; round++) {
    const size = weights.length;
    const slope = new Float64Array(size);
    const curve = Array.from({ length: size }, () => new Float64Array(size));
    rows.forEach((row, n) => {
      const { mark } = samples[n]!;
      const counts = 0.5 / (mark >= RIGHT ? right : 1 - right);
      const chance = 1 / (1 + Math.exp(-row.reduce((sum, value, i) => sum + value * weights[i]!, 0)));
      const [pull, bend] = [counts * (mark / MOST - chance), counts * chance * (1 - chance)];
      for (let i = 0; i < size; i++) {
        slope[i]! += pull * row[i]!;
        for (let k = 0; k < size; k++) curve[i]![k]! += bend * row[i]! * row[k]!;
      }
    });
    for (let i = 0; i < size; i++) {
      slope[i]! -= i === 0 ? 0 : RIDGE * weights[i]!;
      curve[i]![i]! += i === 0 ? 1e-9 : RIDGE;
    }
    solved(curve, slope).forEach((step, i) => (weights[i]! += step));
  }
  const features = scales.map(({ name, mean, spread }, i) => [
    name,
    { mean, spread, weight: weights[i + 1]! },
  ]);
  return { bias: weights[0]!, features: Object.fromEntries(features) as ChanceModel['features'] };
}

/** A symmetric positive definite system, by Gauss. */
function solved(matrix: readonly Float64Array[], right: Float64Array): Float64Array {
  const rows = matrix.map((row, i) => Float64Array.from([...row, right[i]!]));
  const size = rows.length;
  for (let i = 0; i < size; i++) {
    for (let k = i + 1; k < size; k++) {
      const by = rows[k]![i]! / rows[i]![i]!;
      for (let c = i; c <= size; c++) rows[k]![c]! -= by * rows[i]![c]!;
    }
  }
  const out = new Float64Array(size);
  for (let i = size - 1; i >= 0; i--) {
    let sum = rows[i]![size]!;
    for (let c = i + 1; c < size; c++) sum -= rows[i]![c]! * out[c]!;
    out[i] = sum / rows[i]![i]!;
  }
  return out;
}
