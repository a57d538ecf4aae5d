/** A coarse field of numbers over the photo's 768x1024 view; read between its nodes it is smooth. */
export interface Grid {
  columns: number;
  rows: number;
  data: Float32Array;
}

const VIEW_WIDTH = 768;
const VIEW_HEIGHT = 1024;

/** A field with `columns` nodes across; `fill` gets view units. */
export function createGrid(columns: number, fill: (x: number, y: number) => number): Grid {
  const rows = Math.round((columns * VIEW_HEIGHT) / VIEW_WIDTH);
  const data = new Float32Array(columns * rows);
  const [stepX, stepY] = [VIEW_WIDTH / (columns - 1), VIEW_HEIGHT / (rows - 1)];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1)
      data[row * columns + column] = fill(column * stepX, row * stepY);
  }
  return { columns, rows, data };
}

/** Bilinear value at a place given in view units; outside, the edge's value. */
export function sample(grid: Grid, x: number, y: number): number {
  const { columns, rows, data } = grid;
  const gx = (x * (columns - 1)) / VIEW_WIDTH;
  const gy = (y * (rows - 1)) / VIEW_HEIGHT;
  const cx = gx < 0 ? 0 : gx > columns - 1.001 ? columns - 1.001 : gx;
  const cy = gy < 0 ? 0 : gy > rows - 1.001 ? rows - 1.001 : gy;
  const ix = cx | 0;
  const iy = cy | 0;
  const fx = cx - ix;
  const fy = cy - iy;
  const at = iy * columns + ix;
  const top = (data[at] as number) * (1 - fx) + (data[at + 1] as number) * fx;
  const low = (data[at + columns] as number) * (1 - fx) + (data[at + columns + 1] as number) * fx;
  return top * (1 - fy) + low * fy;
}

/** Three box blurs, close to a Gaussian; `radius` in view units. */
export function blur(grid: Grid, radius: number): Grid {
  let { data } = grid;
  const { columns, rows } = grid;
  const nodes = Math.max(1, Math.round((radius * columns) / VIEW_WIDTH));
  for (let pass = 0; pass < 3; pass += 1) {
    data = boxes(data, columns, rows, nodes, 1, columns);
    data = boxes(data, rows, columns, nodes, columns, 1);
  }
  return { columns, rows, data };
}

function boxes(
  from: Float32Array,
  length: number,
  lines: number,
  radius: number,
  step: number,
  jump: number,
): Float32Array {
  const to = new Float32Array(from.length);
  const share = 1 / (2 * radius + 1);
  for (let line = 0; line < lines; line += 1) {
    const start = line * jump;
    const read = (i: number): number =>
      from[start + (i < 0 ? 0 : i >= length ? length - 1 : i) * step] as number;
    let sum = 0;
    for (let i = -radius; i <= radius; i += 1) sum += read(i);
    for (let i = 0; i < length; i += 1) {
      to[start + i * step] = sum * share;
      sum += read(i + radius + 1) - read(i - radius);
    }
  }
  return to;
}
