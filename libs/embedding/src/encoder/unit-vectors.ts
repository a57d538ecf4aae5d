import { InvalidEmbeddingError } from './encoder.errors.js';

/**
 * Splits a [count, dimension] matrix into rows of length 1 (L2).
 * @throws InvalidEmbeddingError when a row has no direction
 */
export function unitRows(data: Float32Array, dimension: number, model: string): Float32Array[] {
  const rows: Float32Array[] = [];
  for (let start = 0; start < data.length; start += dimension) {
    const row = data.slice(start, start + dimension);
    const norm = Math.hypot(...row);
    if (!Number.isFinite(norm) || norm === 0) throw new InvalidEmbeddingError(model);
    for (let index = 0; index < row.length; index++) row[index] = (row[index] ?? 0) / norm;
    rows.push(row);
  }
  return rows;
}
