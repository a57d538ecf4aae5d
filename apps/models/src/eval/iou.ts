/** Counts of pixels: rows are the truth, columns what was found. */
export type Confusion = Float64Array[];

export function newConfusion(classes: number): Confusion {
  return Array.from({ length: classes }, () => new Float64Array(classes));
}

/** Intersection over union of each class; 1 where a class neither is nor was found. */
export function partIous(confusion: Confusion): number[] {
  return confusion.map((row, k) => {
    const found = confusion.reduce((sum, each) => sum + each[k]!, 0);
    const union = row.reduce((a, b) => a + b, 0) + found - row[k]!;
    return union === 0 ? 1 : row[k]! / union;
  });
}

/** Intersection over union of everything but class 0, taken as one. */
export function personIou(confusion: Confusion): number {
  const total = confusion.flatMap((row) => [...row]).reduce((a, b) => a + b, 0);
  const both = confusion
    .slice(1)
    .flatMap((row) => [...row.subarray(1)])
    .reduce((a, b) => a + b, 0);
  const union = total - confusion[0]![0]!;
  return union === 0 ? 1 : both / union;
}
