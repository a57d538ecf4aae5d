import type { FitKnobs } from '../fit/fit-knobs.js';

/** What an attempt tries: first the natural fit, then a looser, a longer and a closer one. */
export const ATTEMPTS: readonly FitKnobs[] = [
  { width: 1, length: 1 },
  { width: 1.08, length: 1.06 },
  { width: 1.04, length: 1.16 },
  { width: 0.95, length: 1 },
];

/** The seed moves the fit a little, so that several results differ: width within 2 %, length within 3 %. */
export function knobsOf(attempt: number, seed: number, result: number): FitKnobs {
  const base = ATTEMPTS[attempt % ATTEMPTS.length]!;
  if (result === 0) return base;
  const [a, b] = [noise(seed * 31 + result * 7), noise(seed * 17 + result * 13 + 5)];
  return { width: base.width * (1 + 0.02 * a), length: base.length * (1 + 0.03 * b) };
}

/** −1 … 1 from a whole number, the same each time. */
function noise(n: number): number {
  let x = (n ^ 0x9e3779b9) >>> 0;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b) >>> 0;
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35) >>> 0;
  return ((x ^ (x >>> 16)) >>> 0) / 0x7fffffff - 1;
}
