import type { Mask } from '../images/image.js';

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

/** The outermost pixels of a row; undefined where it is empty. */
export function extentOf(mask: Mask, y: number): Run | undefined {
  const runs = runsOf(mask, y);
  const [first, last] = [runs[0], runs.at(-1)];
  return first && last && { from: first.from, to: last.to };
}

/** The first row of column `x` that is in the mask. */
export function topOf(mask: Mask, x: number): number | undefined {
  const column = Math.min(mask.width - 1, Math.max(0, Math.round(x)));
  for (let y = 0; y < mask.height; y++) if (mask.data[y * mask.width + column]! > 0.5) return y;
  return undefined;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
