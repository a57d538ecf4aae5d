/** Numbers by row and column; NaN where nothing is known. */
export type Grid = readonly (readonly number[])[];

export const mapped = (grid: Grid, to: (value: number, row: number, column: number) => number): number[][] =>
  grid.map((values, row) => values.map((value, column) => to(value, row, column)));

/** Mean of what is known. */
export function meanOf(values: readonly number[]): number {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.reduce((sum, value) => sum + value, 0) / known.length;
}

/** From a mean, at which a value counts half. */
const DOUBTFUL = 0.1;

/** The mean of grids of one size, of which what is far from it counts little. */
export function meanGrid(grids: readonly Grid[]): number[][] {
  return mapped(grids[0]!, (_, row, column) => {
    const known = grids.map((grid) => grid[row]![column]!).filter((value) => !Number.isNaN(value));
    let mean = meanOf(known);
    for (let round = 0; round < 4; round++) {
      let [sum, weights] = [0, 0];
      for (const value of known) {
        const weight = 1 / (1 + ((value - mean) / DOUBTFUL) ** 2);
        sum += weight * value;
        weights += weight;
      }
      mean = sum / weights;
    }
    return mean;
  });
}

/** Each value a little of its neighbours that are known, `share` of the one on each side. */
export function smoothed(grid: Grid, share: number): number[][] {
  const along = (values: readonly number[], at: number) => {
    const sides = [values[at - 1], values[at + 1]].map((value) =>
      value === undefined || Number.isNaN(value) ? values[at]! : value,
    );
    return values[at]! * (1 - 2 * share) + (sides[0]! + sides[1]!) * share;
  };
  const down = mapped(grid, (_, row, column) =>
    along(
      grid.map((values) => values[column]!),
      row,
    ),
  );
  return down.map((values) => values.map((_, column) => along(values, column)));
}

/** Pearson's, over the rows from `first` up to `end` where both are known. */
export function correlation(a: Grid, b: Grid, [first, end]: readonly [number, number]): number {
  const pairs: [number, number][] = [];
  for (let row = first; row < end; row++) {
    a[row]!.forEach((value, column) => {
      const other = b[row]![column]!;
      if (!Number.isNaN(value) && !Number.isNaN(other)) pairs.push([value, other]);
    });
  }
  const [meanA, meanB] = [meanOf(pairs.map(([x]) => x)), meanOf(pairs.map(([, y]) => y))];
  let [both, squareA, squareB] = [0, 0, 0];
  for (const [x, y] of pairs) {
    both += (x - meanA) * (y - meanB);
    squareA += (x - meanA) ** 2;
    squareB += (y - meanB) ** 2;
  }
  return both / Math.sqrt(squareA * squareB);
}
