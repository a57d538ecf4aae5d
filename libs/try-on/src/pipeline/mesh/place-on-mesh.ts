import type { Point } from '../geometry/point.js';
import type { Pin } from './arap.js';
import type { Mesh } from './mesh.js';

/** How far beyond the nearest triangle a point may lie, in its barycentric weights. */
const BEYOND = 0.2;

/** A wish that the place `p` of the cut-out lies at `to`; `part` says which piece's cells are meant, else any. */
export function pinAt(
  mesh: Mesh,
  p: Point,
  to: Point,
  weight: number | { x: number; y: number },
  part?: number,
): Pin {
  const { rest, triangles } = mesh;
  let best = { at: 0, off: Infinity, u: 0, v: 0 };
  for (let k = 0; k < triangles.length / 3; k++) {
    if (part !== undefined && mesh.part[k] !== part) continue;
    const a = triangles[k * 3]! * 2;
    const b = triangles[k * 3 + 1]! * 2;
    const c = triangles[k * 3 + 2]! * 2;
    const bx = rest[b]! - rest[a]!;
    const by = rest[b + 1]! - rest[a + 1]!;
    const cx = rest[c]! - rest[a]!;
    const cy = rest[c + 1]! - rest[a + 1]!;
    const px = p.x - rest[a]!;
    const py = p.y - rest[a + 1]!;
    const area = bx * cy - cx * by;
    const u = (px * cy - cx * py) / area;
    const v = (bx * py - px * by) / area;
    const off = Math.max(0, -u, -v, u + v - 1);
    if (off < best.off) best = { at: k, off, u, v };
    if (off === 0) break;
  }
  const within = (share: number) => Math.min(1 + BEYOND, Math.max(-BEYOND, share));
  const [u, v] = [within(best.u), within(best.v)];
  const { x, y } = typeof weight === 'number' ? { x: weight, y: weight } : weight;
  return {
    vertices: [...triangles.subarray(best.at * 3, best.at * 3 + 3)],
    shares: [1 - u - v, u, v],
    to,
    weightX: x,
    weightY: y,
  };
}

/** A wish for a vertex itself. */
export function pinVertex(vertex: number, to: Point, weightX: number, weightY: number): Pin {
  return { vertices: [vertex], shares: [1], to, weightX, weightY };
}
