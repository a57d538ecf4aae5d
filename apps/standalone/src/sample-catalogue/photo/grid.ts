/** A coarse field of numbers over the photo; read between its nodes it is smooth. */
export interface Grid {
  width: number;
  height: number;
  data: Float32Array;
}

/** Nodes across and down: wrinkles and shadows have no detail finer than three view units. */
export const GRID_WIDTH = 256;
export const GRID_HEIGHT = 342;

export function createGrid(fill?: (column: number, row: number) => number): Grid {
  const data = new Float32Array(GRID_WIDTH * GRID_HEIGHT);
  if (fill) {
    for (let row = 0; row < GRID_HEIGHT; row += 1) {
      for (let column = 0; column < GRID_WIDTH; column += 1) data[row * GRID_WIDTH + column] = fill(column, row);
    }
  }
  return { width: GRID_WIDTH, height: GRID_HEIGHT, data };
}

/** Bilinear value at a place given in nodes; outside, the edge's value. */
export function sample(grid: Grid, x: number, y: number): number {
  const { width, height, data } = grid;
  const cx = x < 0 ? 0 : x > width - 1.001 ? width - 1.001 : x;
  const cy = y < 0 ? 0 : y > height - 1.001 ? height - 1.001 : y;
  const ix = cx | 0;
  const iy = cy | 0;
  const fx = cx - ix;
  const fy = cy - iy;
  const at = iy * width + ix;
  const top = (data[at] as number) * (1 - fx) + (data[at + 1] as number) * fx;
  const low = (data[at + width] as number) * (1 - fx) + (data[at + width + 1] as number) * fx;
  return top * (1 - fy) + low * fy;
}

/** Three box blurs, close to a Gaussian; `radius` in nodes. */
export function blur(grid: Grid, radius: number): Grid {
  let { data } = grid;
  for (let pass = 0; pass < 3; pass += 1) {
    data = boxes(data, grid.width, grid.height, radius, 1, grid.width);
    data = boxes(data, grid.height, grid.width, radius, grid.width, 1);
  }
  return { ...grid, data };
}

function boxes(from: Float32Array, length: number, lines: number, radius: number, step: number, jump: number): Float32Array {
  const to = new Float32Array(from.length);
  const share = 1 / (2 * radius + 1);
  for (let line = 0; line < lines; line += 1) {
    const start = line * jump;
    const read = (i: number): number => from[start + Math.min(length - 1, Math.max(0, i)) * step] as number;
    let sum = 0;
    for (let i = -radius; i <= radius; i += 1) sum += read(i);
    for (let i = 0; i < length; i += 1) {
      to[start + i * step] = sum * share;
      sum += read(i + radius + 1) - read(i - radius);
    }
  }
  return to;
}
