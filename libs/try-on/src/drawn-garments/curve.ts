/** A point of a drawing: x from the garment's centre line, y downwards from its neck or waistband. */
export type Spot = readonly [x: number, y: number];
/** A point that a curve passes through; a third entry of 1 makes it a corner. */
export type Knot = readonly [x: number, y: number, corner?: 1];

/** Points per piece of a curve: enough for a bend to look round at full size. */
const STEPS = 7;

/** A smooth line through the knots (Catmull-Rom), sharp at corners and at its ends. */
export function curve(knots: readonly Knot[]): Spot[] {
  const line: Spot[] = [];
  for (let i = 0; i + 1 < knots.length; i++) {
    const [from, to] = [knots[i]!, knots[i + 1]!];
    const before = from[2] || i === 0 ? from : knots[i - 1]!;
    const after = to[2] || i + 2 === knots.length ? to : knots[i + 2]!;
    for (let s = 0; s < STEPS; s++) {
      const t = s / STEPS;
      line.push([
        spline(before[0], from[0], to[0], after[0], t),
        spline(before[1], from[1], to[1], after[1], t),
      ]);
    }
  }
  const end = knots.at(-1)!;
  line.push([end[0], end[1]]);
  return line;
}

function spline(a: number, b: number, c: number, d: number, t: number): number {
  return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
}

export const mirrored = (line: readonly Spot[]): Spot[] => line.map(([x, y]) => [-x, y]);

export const mid = (a: Spot, b: Spot, t = 0.5): Spot => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
