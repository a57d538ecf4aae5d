/** Skin is mottled rather than grainy: shares of its light by which patches of each size, in units, differ. */
const PATCHES = [
  { size: 0.09, share: 0.016 },
  { size: 0.03, share: 0.014 },
  { size: 0.008, share: 0.01 },
] as const;

/** The side of a square of random levels that repeats. */
const SIDE = 64;
const levels = Float32Array.from({ length: SIDE * SIDE }, (_, i) => noise(i) - 0.5);

/** The share of its light that skin has at a pixel, around 1 and the same each time; `unit` in pixels. */
export function skinGrain(unit: number): (x: number, y: number) => number {
  // Not along rows and columns: neither are those of a body.
  const turned = PATCHES.map(({ size, share }, k) => {
    const step = 1 / Math.max(1, size * unit);
    return { across: step * Math.cos(k + 0.5), down: step * Math.sin(k + 0.5), share };
  });
  return (x, y) => {
    let sum = 1;
    for (const { across, down, share } of turned)
      sum += share * levelAt(x * across - y * down, x * down + y * across);
    return sum;
  };
}

/** −0.5 to 0.5, smooth between the levels. */
function levelAt(x: number, y: number): number {
  const [column, row] = [Math.floor(x), Math.floor(y)];
  const [over, down] = [smooth(x - column), smooth(y - row)];
  const [left, right] = [column & (SIDE - 1), (column + 1) & (SIDE - 1)];
  const [top, bottom] = [(row & (SIDE - 1)) * SIDE, ((row + 1) & (SIDE - 1)) * SIDE];
  const above = levels[top + left]! * (1 - over) + levels[top + right]! * over;
  const below = levels[bottom + left]! * (1 - over) + levels[bottom + right]! * over;
  return above * (1 - down) + below * down;
}

const smooth = (t: number) => t * t * (3 - 2 * t);

/** 0–1, the same each time. */
function noise(i: number): number {
  let n = Math.imul(i + 1, 0x27d4eb2d);
  n = Math.imul(n ^ (n >>> 15), 0x85ebca6b);
  return ((n ^ (n >>> 13)) >>> 0) / 0x100000000;
}
