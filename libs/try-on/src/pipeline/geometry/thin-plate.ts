import type { Point } from './point.js';

/**
 * The thin-plate spline through `from[i]` → `to[i]` (Bookstein, PAMI 1989). `stiffness` ≥ 0 trades exactness for
 * smoothness.
 */
export function thinPlate(from: readonly Point[], to: readonly Point[], stiffness = 0): (p: Point) => Point {
  const n = from.length;
  const size = n + 3;
  const matrix = Array.from({ length: size }, () => new Float64Array(size + 2));
  const centre = meanOf(from);
  const scale = Math.max(1e-6, ...from.map((p) => Math.hypot(p.x - centre.x, p.y - centre.y)));
  const at = from.map((p) => ({ x: (p.x - centre.x) / scale, y: (p.y - centre.y) / scale }));
  for (let i = 0; i < n; i++) {
    const row = matrix[i]!;
    for (let j = 0; j < n; j++) row[j] = kernel(at[i]!.x - at[j]!.x, at[i]!.y - at[j]!.y);
    row[i] = stiffness;
    row[n] = 1;
    row[n + 1] = at[i]!.x;
    row[n + 2] = at[i]!.y;
    matrix[n]![i] = 1;
    matrix[n + 1]![i] = at[i]!.x;
    matrix[n + 2]![i] = at[i]!.y;
    row[size] = to[i]!.x;
    row[size + 1] = to[i]!.y;
  }
  solve(matrix);
  const xs = matrix.map((row) => row[size]!);
  const ys = matrix.map((row) => row[size + 1]!);
  return (p) => {
    const [px, py] = [(p.x - centre.x) / scale, (p.y - centre.y) / scale];
    let x = xs[n]! + xs[n + 1]! * px + xs[n + 2]! * py;
    let y = ys[n]! + ys[n + 1]! * px + ys[n + 2]! * py;
    for (let i = 0; i < n; i++) {
      const k = kernel(px - at[i]!.x, py - at[i]!.y);
      x += xs[i]! * k;
      y += ys[i]! * k;
    }
    return { x, y };
  };
}

function kernel(dx: number, dy: number): number {
  const r2 = dx * dx + dy * dy;
  return r2 < 1e-12 ? 0 : r2 * Math.log(r2);
}

function meanOf(points: readonly Point[]): Point {
  const sum = points.reduce((a, p) => ({ x: a.x + p.x, y: a.y + p.y }), { x: 0, y: 0 });
  return { x: sum.x / points.length, y: sum.y / points.length };
}

/** Gauss–Jordan with row pivots, in place: the right-hand columns become the solution. */
function solve(matrix: Float64Array[]): void {
  const n = matrix.length;
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let row = column + 1; row < n; row++) {
      if (Math.abs(matrix[row]![column]!) > Math.abs(matrix[pivot]![column]!)) pivot = row;
    }
    const chosen = matrix[pivot]!;
    matrix[pivot] = matrix[column]!;
    matrix[column] = chosen;
    const by = chosen[column]! || 1e-12;
    for (let k = column; k < chosen.length; k++) chosen[k]! /= by;
    for (let row = 0; row < n; row++) {
      const factor = matrix[row]![column]!;
      if (row === column || factor === 0) continue;
      for (let k = column; k < chosen.length; k++) matrix[row]![k]! -= factor * chosen[k]!;
    }
  }
}
