/**
 * Signed distances, in metres, from a place to simple bodies, as in Quilez's collection of distance functions and
 * Hart's sphere tracing (1996): negative inside. x goes to the right of the picture, y up, z towards the camera.
 */
export type Place = readonly [x: number, y: number, z: number];

export function ball(x: number, y: number, z: number, [cx, cy, cz]: Place, radius: number): number {
  return Math.hypot(x - cx, y - cy, z - cz) - radius;
}

/** Exact on the surface, nearly so beside it. */
export function ellipsoid(x: number, y: number, z: number, [cx, cy, cz]: Place, [rx, ry, rz]: Place): number {
  const [px, py, pz] = [(x - cx) / rx, (y - cy) / ry, (z - cz) / rz];
  const near = Math.sqrt(px * px + py * py + pz * pz);
  const steep = Math.sqrt((px / rx) ** 2 + (py / ry) ** 2 + (pz / rz) ** 2);
  return steep < 1e-6 ? -Math.min(rx, ry, rz) : (near * (near - 1)) / steep;
}

/** A limb: a ball that changes its size from one end to the other. */
export function limb(
  x: number,
  y: number,
  z: number,
  [ax, ay, az]: Place,
  [bx, by, bz]: Place,
  from: number,
  to: number,
): number {
  const [dx, dy, dz] = [bx - ax, by - ay, bz - az];
  const [px, py, pz] = [x - ax, y - ay, z - az];
  const along = Math.min(1, Math.max(0, (px * dx + py * dy + pz * dz) / (dx * dx + dy * dy + dz * dz)));
  return Math.hypot(px - along * dx, py - along * dy, pz - along * dz) - (from + (to - from) * along);
}

/** The nearer of two, melted together where they are within `soft` of each other. */
export function melted(a: number, b: number, soft: number): number {
  const share = Math.max(soft - Math.abs(a - b), 0) / soft;
  return Math.min(a, b) - (share * share * soft) / 4;
}

/** What of `a` is not in `b`, the edge rounded by `soft`. */
export function carved(a: number, b: number, soft: number): number {
  return -melted(-a, b, soft);
}

/** Smooth noise, −1 … 1, about one bump per unit. */
export function noise(x: number, y: number, z: number): number {
  const [ix, iy, iz] = [Math.floor(x), Math.floor(y), Math.floor(z)];
  const [fx, fy, fz] = [x - ix, y - iy, z - iz];
  const [u, v, w] = [fx * fx * (3 - 2 * fx), fy * fy * (3 - 2 * fy), fz * fz * (3 - 2 * fz)];
  const row = (j: number, k: number) => {
    const a = lattice(ix, iy + j, iz + k);
    return a + (lattice(ix + 1, iy + j, iz + k) - a) * u;
  };
  const near = row(0, 0) + (row(1, 0) - row(0, 0)) * v;
  const far = row(0, 1) + (row(1, 1) - row(0, 1)) * v;
  return near + (far - near) * w;
}

function lattice(x: number, y: number, z: number): number {
  let h = Math.imul(x, 0x27d4eb2d) ^ Math.imul(y, 0x165667b1) ^ Math.imul(z, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 0x7fffffff - 1;
}
