import type { Mesh } from '../mesh/mesh.js';

/** Outermost pixels of a part in a row. */
export type Row = { from: number; to: number };

/** The rows of a part at the heights of the mesh's vertices. */
export function rowsOf(
  mesh: Mesh,
  parts: { data: Uint8Array; width: number; height: number },
  part: number,
): Map<number, Row> {
  const rows = new Map<number, Row>();
  for (let v = 1; v < mesh.rest.length; v += 2) {
    const y = mesh.rest[v]!;
    if (rows.has(y)) continue;
    const line = Math.min(parts.height - 1, Math.max(0, Math.round(y))) * parts.width;
    let [from, to] = [-1, -1];
    for (let x = 0; x < parts.width; x++) {
      if (parts.data[line + x] !== part) continue;
      if (from < 0) from = x;
      to = x;
    }
    if (to - from >= 4) rows.set(y, { from, to });
  }
  return rows;
}
