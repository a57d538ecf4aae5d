import { InvalidEmbeddingError } from './encoder.errors.js';

/**
 * Splits a [count, dimension] matrix into rows of length 1 (L2). A row that has no direction (NaN, infinite, all
 * zero) is an InvalidEmbeddingError in its place: the rows beside it are good.
 */
export function unitRows(
  data: Float32Array,
  dimension: number,
  model: string,
): (Float32Array | InvalidEmbeddingError)[] {
  const rows: (Float32Array | InvalidEmbeddingError)[] = [];
  for (let start = 0; start < data.length; start += dimension) {
    const row = data.slice(start, start + dimension);
    let squares = 0;
    for (const value of row) squares += value * value;
    const norm = Math.sqrt(squares);
    if (!Number.isFinite(norm) || norm === 0) {
      rows.push(new InvalidEmbeddingError(model));
      continue;
    }
    for (let index = 0; index < row.length; index++) row[index] = (row[index] ?? 0) / norm;
    rows.push(row);
  }
  return rows;
}
