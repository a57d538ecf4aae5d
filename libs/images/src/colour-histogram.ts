import type { Image } from './image.js';

/** Bins of a channel. */
const BINS = 16;
/** Cells of a histogram. */
export const COLOUR_CELLS = BINS ** 3;

/** The cell of each pixel's colour. */
export function colourCells({ width, height, data }: Image): Uint16Array {
  const cells = new Uint16Array(width * height);
  for (let i = 0, p = 0; i < cells.length; i++, p += 3) {
    cells[i] = ((data[p]! >> 4) * BINS + (data[p + 1]! >> 4)) * BINS + (data[p + 2]! >> 4);
  }
  return cells;
}

/** Each colour counted is also counted a little in its neighbours: the shades of one cloth are many. */
export function spreadCounts(counts: Float32Array): Float32Array {
  let from = counts;
  for (const step of [1, BINS, BINS * BINS]) {
    const to = new Float32Array(COLOUR_CELLS);
    for (let cell = 0; cell < COLOUR_CELLS; cell++) {
      const at = Math.floor(cell / step) % BINS;
      to[cell] =
        0.5 * from[cell]! +
        0.25 * from[at > 0 ? cell - step : cell]! +
        0.25 * from[at < BINS - 1 ? cell + step : cell]!;
    }
    from = to;
  }
  return from;
}
