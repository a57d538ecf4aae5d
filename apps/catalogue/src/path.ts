import type { Random } from './random.js';

/** A point in view units; a third entry of 1 makes it a sharp corner. */
export type Point = readonly [x: number, y: number, corner?: 1];

const text = (value: number): string => String(Math.round(value * 10) / 10);

/** The handle of `from` towards `to`: a third of the way from corners, else along the neighbours' chord. */
function handle(from: Point, to: Point, behind: Point | undefined): [number, number] {
  if (from[2] === 1 || !behind) return [from[0] + (to[0] - from[0]) / 3, from[1] + (to[1] - from[1]) / 3];
  const reach = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const chord = Math.hypot(to[0] - behind[0], to[1] - behind[1]) || 1;
  return [
    from[0] + ((to[0] - behind[0]) / chord) * reach * 0.36,
    from[1] + ((to[1] - behind[1]) / chord) * reach * 0.36,
  ];
}

/** A smooth SVG path through the points (cardinal spline, sharp at corners). */
export function spline(points: readonly Point[], closed = true): string {
  const n = points.length;
  const at = (i: number): Point | undefined => (closed ? points[(i + n) % n] : points[i]);
  const first = points[0];
  if (!first) return '';
  let d = `M${text(first[0])} ${text(first[1])}`;
  for (let i = 0; i < (closed ? n : n - 1); i += 1) {
    const from = at(i);
    const to = at(i + 1);
    if (!from || !to) continue;
    const one = handle(from, to, at(i - 1));
    const two = handle(to, from, at(i + 2));
    d += `C${text(one[0])} ${text(one[1])} ${text(two[0])} ${text(two[1])} ${text(to[0])} ${text(to[1])}`;
  }
  return closed ? `${d}Z` : d;
}

/** The mirror image across x = 0. */
export function flip(points: readonly Point[]): Point[] {
  return points.map(([x, y, corner]) => (corner ? [-x, y, corner] : [-x, y]));
}

/**
 * A closed outline from its right half, given from the top of the centre line to its bottom.
 * The halves wobble apart by `spread` units, as cloth that a hand has laid out does.
 */
export function mirrored(half: readonly Point[], random: Random, spread = 1.6): string {
  const shake = ([x, y, corner]: Point): Point => {
    const moved = [x === 0 ? 0 : x + random.wobble(spread), y + random.wobble(spread)] as const;
    return corner ? [...moved, corner] : moved;
  };
  const right = half.map(shake);
  const left = flip(half.filter((point) => point[0] !== 0))
    .reverse()
    .map(shake);
  return spline([...right, ...left]);
}
