import type { Image, Mask } from '#images';
import { labAt } from '../images/colour.js';

const SIDE = 8;

/** Shares of the colours of a masked picture: CIELAB in cubes, each pixel spread over its neighbours. */
export function paletteOf(image: Image, mask: Mask): Float64Array {
  const bins = new Float64Array(SIDE ** 3);
  let total = 0;
  for (let i = 0; i < mask.data.length; i++) {
    if (mask.data[i]! <= 0.5) continue;
    const [l, a, b] = labAt(image, i);
    spread(bins, l / 13, (a + 60) / 16, (b + 60) / 16);
    total++;
  }
  return bins.map((value) => value / Math.max(1, total));
}

function spread(bins: Float64Array, l: number, a: number, b: number): void {
  const [l0, a0, b0] = [lowOf(l), lowOf(a), lowOf(b)];
  const [partL, partA, partB] = [shareOf(l, l0), shareOf(a, a0), shareOf(b, b0)];
  for (let corner = 0; corner < 8; corner++) {
    const up = corner & 1;
    const up2 = (corner >> 1) & 1;
    const up3 = (corner >> 2) & 1;
    const weight = (up ? partL : 1 - partL) * (up2 ? partA : 1 - partA) * (up3 ? partB : 1 - partB);
    bins[((l0 + up) * SIDE + a0 + up2) * SIDE + b0 + up3]! += weight;
  }
}

/** The cube before a place along a side, and how much of a pixel belongs to the one after it. */
const lowOf = (at: number) => Math.min(SIDE - 2, Math.max(0, Math.floor(at - 0.5)));
const shareOf = (at: number, low: number) => Math.min(1, Math.max(0, at - 0.5 - low));

/** What two palettes have in common, 0–1 (Swain and Ballard, 1991). */
export function overlap(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + Math.min(value, b[i]!), 0);
}
