/** What both sides of the `towers` row are told: `count` photos or prompts, `batch` at a time. */
export type TowerOrder = { tower: 'text' | 'vision'; batch: number; count: number; first: number };

export type TowerResult = { perSecond: number; residentMb: number };

/** How the two scripts are started; numbers travel as text. */
export type TowerArguments = { modelsDir: string; model: string; precision: string; threads: number };

export function argumentsOf({ modelsDir, model, precision, threads }: TowerArguments): string[] {
  return [modelsDir, model, precision, String(threads)];
}

/** Work of `count` items, `batch` at a time, one after the other. */
export async function rate(
  { batch, count }: TowerOrder,
  work: (from: number, to: number) => Promise<unknown>,
): Promise<TowerResult> {
  const start = performance.now();
  for (let at = 0; at < count; at += batch) await work(at, Math.min(count, at + batch));
  const seconds = (performance.now() - start) / 1000;
  return { perSecond: count / seconds, residentMb: process.memoryUsage.rss() / 2 ** 20 };
}
