import type { Mask, Size } from '#images';

/** Which piece of a garment a pixel of its cut-out belongs to; `NO_PART` where there is no cloth. */
export type PartMap = Size & { data: Uint8Array };
export const NO_PART = 255;

/** A garment as it is meshed. */
export type MeshedCloth = {
  /** Coverage of the whole garment. */
  mask: Mask;
  parts: PartMap;
  /** Whether neighbouring parts hold together at a place of the cut-out. */
  isSewn: (x: number, y: number) => boolean;
  /** Cloth of part 0 that another part hides in the photo. */
  hidden?: Mask;
};

/**
 * A triangle mesh over a cut-out. `rest` holds x and y of each vertex in pixels of the cut-out, `triangles` three
 * vertices each, `edges` two each; `part` is the piece of every triangle.
 */
export type Mesh = {
  rest: Float64Array;
  triangles: Uint32Array;
  edges: Uint32Array;
  part: Uint8Array;
  /** The piece of every vertex; of those on a sewn seam the lowest. */
  vertexPart: Uint8Array;
  /** Side of a cell in pixels. */
  cell: number;
};

const USUAL_VERTICES = 1_800;
const LEAST_CELL = 4;

/**
 * Square cells of two triangles each over everything that `mask` covers. Parts share vertices where they are sewn
 * together and have vertices of their own elsewhere, so that a sleeve turns without taking the chest along. Rows of
 * vertices follow each other, which keeps the band of the system of `arap` narrow.
 */
export function buildMesh(cloth: MeshedCloth, vertices = USUAL_VERTICES): Mesh | undefined {
  const { mask, isSewn } = cloth;
  const { width, height } = mask;
  const cell = cellOf(mask, vertices);
  if (cell === undefined) return undefined;
  const [columns, rows] = [Math.ceil(width / cell), Math.ceil(height / cell)];
  const partsOf = cellParts(cloth, cell, columns, rows);
  const builder = new Builder(cell);
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      const found = partsOf[r * columns + c]!;
      if (found === 0) continue;
      const sewn = [0, 1].every((v) => [0, 1].every((u) => isSewn((c + u) * cell, (r + v) * cell)));
      const own = sewn ? [commonestPart(cloth, cell, c, r)] : partsIn(found);
      for (const part of own) builder.addCell(r, c, part, isSewn);
    }
  }
  return builder.mesh();
}

/** Side of the square cells of a cloth's mesh, in pixels; undefined without cloth. */
export function cellOf({ data }: Mask, vertices = USUAL_VERTICES): number | undefined {
  let covered = 0;
  for (const value of data) if (value > COVERED) covered++;
  return covered === 0 ? undefined : Math.max(LEAST_CELL, Math.sqrt(covered / vertices));
}

/** Cloth from this coverage on gets cells. */
const COVERED = 0.02;
const MOST_PARTS = 8;

/** A bit for each part that has cloth in a cell. */
function cellParts(
  { mask, parts, hidden }: MeshedCloth,
  cell: number,
  columns: number,
  rows: number,
): Uint8Array {
  const found = new Uint8Array(columns * rows);
  for (let y = 0; y < mask.height; y++) {
    const r = Math.min(rows - 1, Math.floor(y / cell));
    for (let x = 0; x < mask.width; x++) {
      const i = y * mask.width + x;
      const at = r * columns + Math.min(columns - 1, Math.floor(x / cell));
      const part = parts.data[i]!;
      if (mask.data[i]! > COVERED && part < MOST_PARTS) found[at] = found[at]! | (1 << part);
      if (hidden !== undefined && hidden.data[i]! > COVERED) found[at] = found[at]! | 1;
    }
  }
  return found;
}

function partsIn(bits: number): number[] {
  return Array.from({ length: MOST_PARTS }, (_, part) => part).filter((part) => bits & (1 << part));
}

function commonestPart({ parts, mask }: MeshedCloth, cell: number, c: number, r: number): number {
  const counts = new Uint32Array(MOST_PARTS);
  const [right, bottom] = [
    Math.min(mask.width, Math.ceil((c + 1) * cell)),
    Math.min(mask.height, Math.ceil((r + 1) * cell)),
  ];
  for (let y = Math.floor(r * cell); y < bottom; y++) {
    for (let x = Math.floor(c * cell); x < right; x++) {
      const part = parts.data[y * mask.width + x]!;
      if (part < MOST_PARTS && mask.data[y * mask.width + x]! > COVERED) counts[part]! += 1;
    }
  }
  return counts.indexOf(Math.max(...counts));
}

class Builder {
  private readonly keys = new Map<string, number>();
  private readonly rest: number[] = [];
  private readonly rowOf: number[] = [];
  private readonly triangles: number[] = [];
  private readonly part: number[] = [];

  constructor(private readonly cell: number) {}

  addCell(r: number, c: number, part: number, isSewn: (x: number, y: number) => boolean): void {
    const at = (u: number, v: number) => this.vertex(r + v, c + u, part, isSewn);
    const [a, b, d, e] = [at(0, 0), at(1, 0), at(1, 1), at(0, 1)];
    // The diagonals alternate: else the mesh bends more easily one way than the other.
    const two = (r + c) % 2 === 1 ? [a, b, d, a, d, e] : [a, b, e, b, d, e];
    this.triangles.push(...two);
    this.part.push(part, part);
  }

  mesh(): Mesh {
    // By rows: cells made the lower vertices of a row before the next row's own.
    const count = this.rowOf.length;
    const order = Array.from({ length: count }, (_, i) => i).toSorted(
      (i, k) => this.rowOf[i]! - this.rowOf[k]! || this.rest[i * 2]! - this.rest[k * 2]! || i - k,
    );
    const place = new Uint32Array(count);
    order.forEach((from, to) => (place[from] = to));
    const rest = new Float64Array(count * 2);
    order.forEach((from, to) => {
      rest[to * 2] = this.rest[from * 2]!;
      rest[to * 2 + 1] = this.rest[from * 2 + 1]!;
    });
    const triangles = Uint32Array.from(this.triangles, (vertex) => place[vertex]!);
    const vertexPart = new Uint8Array(count).fill(NO_PART);
    for (let k = 0; k < this.part.length; k++) {
      for (let corner = 0; corner < 3; corner++) {
        const v = triangles[k * 3 + corner]!;
        vertexPart[v] = Math.min(vertexPart[v]!, this.part[k]!);
      }
    }
    return {
      rest,
      triangles,
      edges: edgesOf(triangles),
      part: Uint8Array.from(this.part),
      vertexPart,
      cell: this.cell,
    };
  }

  private vertex(r: number, c: number, part: number, isSewn: (x: number, y: number) => boolean): number {
    const [x, y] = [c * this.cell, r * this.cell];
    const key = `${r} ${c} ${isSewn(x, y) ? '' : part}`;
    const known = this.keys.get(key);
    if (known !== undefined) return known;
    const added = this.rowOf.length;
    this.keys.set(key, added);
    this.rest.push(x, y);
    this.rowOf.push(r);
    return added;
  }
}

function edgesOf(triangles: Uint32Array): Uint32Array {
  const seen = new Set<number>();
  const edges: number[] = [];
  for (let k = 0; k < triangles.length; k += 3) {
    for (let corner = 0; corner < 3; corner++) {
      const [a, b] = [triangles[k + corner]!, triangles[k + ((corner + 1) % 3)]!];
      const [low, high] = a < b ? [a, b] : [b, a];
      const key = low * 65_536 + high;
      if (seen.has(key)) continue;
      seen.add(key);
      edges.push(low, high);
    }
  }
  return Uint32Array.from(edges);
}
