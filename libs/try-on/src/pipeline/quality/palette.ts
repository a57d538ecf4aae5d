import { labOf } from '../images/colour.js';
import type { Image, Mask } from '../images/image.js';

const SIDE = 8;

/** Shares of the colours of a masked picture: CIELAB in cubes, each pixel spread over its neighbours. */
export function paletteOf(image: Image, mask: Mask): Float64Array {
  const bins = new Float64Array(SIDE ** 3);
  let total = 0;
  for (let i = 0; i < mask.data.length; i++) {
    if (mask.data[i]! <= 0.5) continue;
    const [l, a, b] = labOf(image.data[i * 3]!, image.data[i * 3 + 1]!, image.data[i * 3 + 2]!);
    spread(bins, [l / 13, (a + 60) / 16, (b + 60) / 16]);
    total++;
  }
  return bins.map((value) => value / Math.max(1, total));
}

function spread(bins: Float64Array, at: readonly [number, number, number]): void {
  const low = at.map((v) => Math.min(SIDE - 2, Math.max(0, Math.floor(v - 0.5))));
  const part = at.map((v, k) => Math.min(1, Math.max(0, v - 0.5 - low[k]!)));
  for (let corner = 0; corner < 8; corner++) {
    let [index, weight] = [0, 1];
    for (let k = 0; k < 3; k++) {
      const up = (corner >> k) & 1;
      index = index * SIDE + low[k]! + up;
      weight *= up ? part[k]! : 1 - part[k]!;
    }
    bins[index]! += weight;
  }
}

/** What two palettes have in common, 0–1 (Swain and Ballard, 1991). */
export function overlap(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + Math.min(value, b[i]!), 0);
}
