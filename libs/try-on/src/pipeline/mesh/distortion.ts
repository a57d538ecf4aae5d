import type { Mesh } from './mesh.js';

/** How a laid mesh differs from the cut-out at its scale. */
export type Distortion = {
  /** σ1/σ2 of the triangles' Jacobians: 1 where a print keeps its shape; median and ninth decile over area. */
  anisotropy: number;
  anisotropyP90: number;
  /** Ninth over first decile of the triangles' areas. */
  areaSpread: number;
  /** Length of cloth, in pixels of the picture, that is torn: stretched beyond `TORN` or turned over. */
  torn: number;
  /** Triangles that are turned over. */
  flips: number;
};

const TORN = 2.5;

/** Measures the triangles that `isSeen` (all by default). */
export function distortionOf(
  mesh: Mesh,
  laid: Float64Array,
  scale: number,
  isSeen: (triangle: number) => boolean = () => true,
): Distortion {
  const ratios: number[] = [];
  const areas: number[] = [];
  let [torn, flips] = [0, 0];
  const { rest, triangles } = mesh;
  for (let k = 0; k < triangles.length / 3; k++) {
    if (!isSeen(k)) continue;
    const [a, b, c] = [triangles[k * 3]! * 2, triangles[k * 3 + 1]! * 2, triangles[k * 3 + 2]! * 2];
    const [ux, uy] = [(rest[b]! - rest[a]!) * scale, (rest[b + 1]! - rest[a + 1]!) * scale];
    const [vx, vy] = [(rest[c]! - rest[a]!) * scale, (rest[c + 1]! - rest[a + 1]!) * scale];
    const area = ux * vy - vx * uy;
    const [px, py] = [laid[b]! - laid[a]!, laid[b + 1]! - laid[a + 1]!];
    const [qx, qy] = [laid[c]! - laid[a]!, laid[c + 1]! - laid[a + 1]!];
    const j00 = (px * vy - qx * uy) / area;
    const j01 = (qx * ux - px * vx) / area;
    const j10 = (py * vy - qy * uy) / area;
    const j11 = (qy * ux - py * vx) / area;
    const [large, small] = singularValues(j00, j01, j10, j11);
    const determinant = j00 * j11 - j01 * j10;
    ratios.push(large / Math.max(1e-6, small));
    areas.push(Math.abs(determinant));
    if (determinant <= 0) flips++;
    if (large > TORN || determinant <= 0) torn += Math.sqrt(Math.abs(area) * 2) * large;
  }
  const at = quantiles(ratios);
  const area = quantiles(areas);
  return {
    anisotropy: at(0.5),
    anisotropyP90: at(0.9),
    areaSpread: area(0.9) / Math.max(1e-6, area(0.1)),
    torn,
    flips,
  };
}

function singularValues(a: number, b: number, c: number, d: number): [number, number] {
  const sum = Math.hypot(a + d, c - b) / 2;
  const difference = Math.hypot(a - d, c + b) / 2;
  return [sum + difference, Math.abs(sum - difference)];
}

function quantiles(values: number[]): (share: number) => number {
  const sorted = Float64Array.from(values).sort();
  return (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 1;
}
