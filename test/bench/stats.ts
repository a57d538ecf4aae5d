/** The value below which `percent` of the samples lie (nearest rank); NaN of nothing. */
export function percentile(samples: readonly number[], percent: number): number {
  const sorted = Float64Array.from(samples).sort();
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN;
}

export function median(samples: readonly number[]): number {
  return percentile(samples, 50);
}

/** What a table shows of many samples of one thing. */
export type Summary = { count: number; median: number; p95: number };

export function summarise(samples: readonly number[]): Summary {
  return { count: samples.length, median: median(samples), p95: percentile(samples, 95) };
}

/** Milliseconds that `work` takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
