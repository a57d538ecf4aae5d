/** Moves the steps of the sampler to its beginning, where the picture is decided. */
const SHIFT = Math.exp(-1.5);
export const GUIDANCE = 1.5;

/** Times of a rectified flow's Euler steps, `steps + 1` from 0 to 1: t = s / (s + 1/u − 1), u in equal steps. */
export function scheduleOf(steps: number): number[] {
  return Array.from({ length: steps + 1 }, (_, i) => (i === 0 ? 0 : SHIFT / (SHIFT + steps / i - 1)));
}

/** 20 steps are fast, 30 what the network is published with, 50 its best. */
export function stepsOf(realismLevel: number): number {
  if (realismLevel <= 2) return 20;
  return realismLevel === 3 ? 30 : 50;
}
