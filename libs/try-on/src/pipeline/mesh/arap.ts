import type { Point } from '../geometry/point.js';
import { BandedMatrix } from './banded-cholesky.js';
import type { Mesh } from './mesh.js';

/** A soft wish: the weighted mean of some vertices lies at `to`. Weights of the wish per axis; an edge weighs 1. */
export type Pin = {
  vertices: readonly number[];
  shares: readonly number[];
  to: Point;
  weightX: number;
  weightY: number;
};

const ITERATIONS = 25;
/** Holds what no pin reaches. */
const TINY = 1e-7;

/**
 * The mesh laid as near to the pins as it can be while every vertex keeps the shape around it up to a turn (Sorkine
 * and Alexa, As-Rigid-As-Possible Surface Modeling, SGP 2007, in the plane, edges weighing alike).
 * @param scale pixels of the picture per pixel of the cut-out
 * @param start x and y of each vertex to begin from
 * @returns x and y of each vertex in pixels of the picture
 */
export function deform(
  mesh: Mesh,
  scale: number,
  start: Float64Array,
  pins: readonly Pin[],
  iterations = ITERATIONS,
): Float64Array {
  const count = mesh.rest.length / 2;
  const { edges } = mesh;
  const [solveX, solveY] = ['weightX' as const, 'weightY' as const].map((weight) =>
    systemOf(mesh, pins, weight).factor(),
  );
  const pulledX = pullOf(pins, count, 'weightX', (to) => to.x);
  const pulledY = pullOf(pins, count, 'weightY', (to) => to.y);
  const restX = new Float64Array(edges.length / 2);
  const restY = new Float64Array(edges.length / 2);
  for (let e = 0; e < restX.length; e++) {
    const [i, k] = [edges[e * 2]!, edges[e * 2 + 1]!];
    restX[e] = (mesh.rest[i * 2]! - mesh.rest[k * 2]!) * scale;
    restY[e] = (mesh.rest[i * 2 + 1]! - mesh.rest[k * 2 + 1]!) * scale;
  }
  const at = Float64Array.from(start);
  const [cosines, sines] = [new Float64Array(count), new Float64Array(count)];
  const [right, down] = [new Float64Array(count), new Float64Array(count)];
  for (let round = 0; round < iterations; round++) {
    turnsOf(edges, restX, restY, at, cosines, sines);
    right.set(pulledX);
    down.set(pulledY);
    for (let e = 0; e < restX.length; e++) {
      const [i, k] = [edges[e * 2]!, edges[e * 2 + 1]!];
      const c = (cosines[i]! + cosines[k]!) / 2;
      const s = (sines[i]! + sines[k]!) / 2;
      const x = c * restX[e]! - s * restY[e]!;
      const y = s * restX[e]! + c * restY[e]!;
      right[i]! += x;
      right[k]! -= x;
      down[i]! += y;
      down[k]! -= y;
    }
    for (let v = 0; v < count; v++) {
      right[v]! += TINY * at[v * 2]!;
      down[v]! += TINY * at[v * 2 + 1]!;
    }
    solveX!.solve(right);
    solveY!.solve(down);
    for (let v = 0; v < count; v++) {
      at[v * 2] = right[v]!;
      at[v * 2 + 1] = down[v]!;
    }
  }
  return at;
}

function systemOf({ edges, rest }: Mesh, pins: readonly Pin[], weight: 'weightX' | 'weightY'): BandedMatrix {
  const count = rest.length / 2;
  let band = 1;
  for (let e = 0; e < edges.length; e += 2) band = Math.max(band, Math.abs(edges[e]! - edges[e + 1]!));
  for (const { vertices } of pins) band = Math.max(band, Math.max(...vertices) - Math.min(...vertices));
  const matrix = new BandedMatrix(count, Math.min(band, count - 1));
  for (let v = 0; v < count; v++) matrix.add(v, v, TINY);
  for (let e = 0; e < edges.length; e += 2) {
    const [i, k] = [edges[e]!, edges[e + 1]!];
    matrix.add(i, i, 1);
    matrix.add(k, k, 1);
    matrix.add(i, k, -1);
  }
  for (const { vertices, shares, [weight]: by } of pins) {
    for (let a = 0; a < vertices.length; a++) {
      for (let b = 0; b <= a; b++) {
        // A vertex twice in one pin would be counted once only: pins name a vertex once.
        matrix.add(vertices[a]!, vertices[b]!, by * shares[a]! * shares[b]!);
      }
    }
  }
  return matrix;
}

function pullOf(
  pins: readonly Pin[],
  count: number,
  weight: 'weightX' | 'weightY',
  along: (to: Point) => number,
): Float64Array {
  const pull = new Float64Array(count);
  for (const { vertices, shares, to, [weight]: by } of pins) {
    vertices.forEach((v, i) => (pull[v]! += by * shares[i]! * along(to)));
  }
  return pull;
}

/** The turn of each vertex that brings its edges at rest nearest to what they are now. */
function turnsOf(
  edges: Uint32Array,
  restX: Float64Array,
  restY: Float64Array,
  at: Float64Array,
  cosines: Float64Array,
  sines: Float64Array,
): void {
  cosines.fill(0);
  sines.fill(0);
  for (let e = 0; e < restX.length; e++) {
    const [i, k] = [edges[e * 2]!, edges[e * 2 + 1]!];
    const x = at[i * 2]! - at[k * 2]!;
    const y = at[i * 2 + 1]! - at[k * 2 + 1]!;
    const dot = restX[e]! * x + restY[e]! * y;
    const cross = restX[e]! * y - restY[e]! * x;
    cosines[i]! += dot;
    cosines[k]! += dot;
    sines[i]! += cross;
    sines[k]! += cross;
  }
  for (let v = 0; v < cosines.length; v++) {
    const length = Math.hypot(cosines[v]!, sines[v]!) || 1;
    cosines[v]! /= length;
    sines[v]! /= length;
  }
}
