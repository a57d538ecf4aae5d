import type { Mask } from '#images';

/** A stretch of a row that is above one half: `from` up to and with `to`. */
export type Run = { from: number; to: number };

export function runsOf(mask: Mask, y: number, shortest = 1): Run[] {
  const runs: Run[] = [];
  const row = Math.min(mask.height - 1, Math.max(0, Math.round(y))) * mask.width;
  let from = -1;
  for (let x = 0; x <= mask.width; x++) {
    const isIn = x < mask.width && mask.data[row + x]! > 0.5;
    if (isIn && from < 0) from = x;
    if (!isIn && from >= 0) {
      if (x - from >= shortest) runs.push({ from, to: x - 1 });
      from = -1;
    }
  }
  return runs;
}
