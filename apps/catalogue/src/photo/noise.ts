import type { Random } from '../random.js';

/** Smooth noise over the plane, roughly -1..1, with features about one unit wide. */
export type Noise = (x: number, y: number) => number;

/** Perlin's gradient noise (SIGGRAPH 2002 form, two dimensions, eight gradients). */
export function createNoise(random: Random): Noise {
  const order = new Uint8Array(512);
  for (let i = 0; i < 256; i += 1) order[i] = i;
  for (let i = 255; i > 0; i -= 1) {
    const j = Math.floor(random.next() * (i + 1));
    const kept = order[i] as number;
    order[i] = order[j] as number;
    order[j] = kept;
  }
  order.copyWithin(256, 0, 256);
  const slope = (hash: number, x: number, y: number): number => {
    const a = hash & 4 ? y : x;
    const b = hash & 4 ? x : y;
    return (hash & 1 ? -a : a) + (hash & 2 ? -b : b) * 0.5;
  };
  return (x, y) => {
    const fx = Math.floor(x);
    const fy = Math.floor(y);
    const dx = x - fx;
    const dy = y - fy;
    const ix = fx & 255;
    const iy = fy & 255;
    const u = dx * dx * dx * (dx * (dx * 6 - 15) + 10);
    const v = dy * dy * dy * (dy * (dy * 6 - 15) + 10);
    const left = (order[ix] as number) + iy;
    const right = (order[ix + 1] as number) + iy;
    const top =
      slope(order[left] as number, dx, dy) * (1 - u) + slope(order[right] as number, dx - 1, dy) * u;
    const low =
      slope(order[left + 1] as number, dx, dy - 1) * (1 - u) +
      slope(order[right + 1] as number, dx - 1, dy - 1) * u;
    return (top * (1 - v) + low * v) * 1.3;
  };
}
