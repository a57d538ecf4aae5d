/** Pixels, y downwards. */
export type Point = { x: number; y: number };

export const add = (a: Point, b: Point): Point => ({ x: a.x + b.x, y: a.y + b.y });
export const minus = (a: Point, b: Point): Point => ({ x: a.x - b.x, y: a.y - b.y });
export const times = (a: Point, k: number): Point => ({ x: a.x * k, y: a.y * k });
export const dot = (a: Point, b: Point): number => a.x * b.x + a.y * b.y;
export const lengthOf = (a: Point): number => Math.hypot(a.x, a.y);
export const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);
export const between = (a: Point, b: Point, t: number): Point => ({
  x: a.x + (b.x - a.x) * t,
  y: a.y + (b.y - a.y) * t,
});
/** Of length 1; zero stays zero. */
export const unit = (a: Point): Point => times(a, 1 / (lengthOf(a) || 1));
/** A quarter turn: of a direction pointing down, to the left. */
export const normal = (a: Point): Point => ({ x: -a.y, y: a.x });
