import { labOf } from '../../images/colour.js';
import { type Image, type Mask, newMask } from '../../images/image.js';
import { blur } from '../../images/filters.js';

const CLUSTERS = 4;
const ROUNDS = 8;
const BORDER = 0.04;

/** How unlike the photo's border every pixel is: CIELAB distance to the nearest of the border's main colours. */
export function unlikeBorder(image: Image): Mask {
  const lab = toLab(image);
  const centres = cluster(borderPixels(image), lab);
  const out = newMask(image);
  for (let i = 0; i < out.data.length; i++) {
    let nearest = Infinity;
    for (const [l, a, b, spread] of centres) {
      const d = Math.hypot((lab[i * 3]! - l) * 0.8, lab[i * 3 + 1]! - a, lab[i * 3 + 2]! - b) - spread;
      if (d < nearest) nearest = d;
    }
    out.data[i] = Math.max(0, nearest);
  }
  return blur(out, 1);
}

/** Three floats a pixel. */
export function toLab(image: Image): Float32Array {
  const lab = new Float32Array(image.data.length);
  for (let p = 0; p < image.data.length; p += 3) {
    lab.set(labOf(image.data[p]!, image.data[p + 1]!, image.data[p + 2]!), p);
  }
  return lab;
}

function borderPixels({ width, height }: Image): number[] {
  const [mx, my] = [Math.max(2, Math.round(width * BORDER)), Math.max(2, Math.round(height * BORDER))];
  const found: number[] = [];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (x < mx || y < my || x >= width - mx || y >= height - my) found.push(y * width + x);
    }
  }
  return found;
}

/** k-means: `[L, a, b, mean distance]` of clusters that hold at least a twentieth of the pixels. */
function cluster(pixels: readonly number[], lab: Float32Array): [number, number, number, number][] {
  const sorted = pixels.toSorted((a, b) => lab[a * 3]! - lab[b * 3]!);
  const centres = Array.from({ length: CLUSTERS }, (_, k) => {
    const i = sorted[Math.floor(((k + 0.5) / CLUSTERS) * sorted.length)]!;
    return [lab[i * 3]!, lab[i * 3 + 1]!, lab[i * 3 + 2]!] as [number, number, number];
  });
  let sums: number[][] = [];
  for (let round = 0; round < ROUNDS; round++) {
    sums = centres.map(() => [0, 0, 0, 0, 0]);
    for (const i of pixels) {
      const [l, a, b] = [lab[i * 3]!, lab[i * 3 + 1]!, lab[i * 3 + 2]!];
      let best = 0;
      let nearest = Infinity;
      for (let k = 0; k < CLUSTERS; k++) {
        const d = Math.hypot(l - centres[k]![0], a - centres[k]![1], b - centres[k]![2]);
        if (d < nearest) [nearest, best] = [d, k];
      }
      const sum = sums[best]!;
      for (const [c, value] of [l, a, b, nearest, 1].entries()) sum[c]! += value;
    }
    sums.forEach(([l, a, b, , n], k) => {
      if (n! > 0) centres[k] = [l! / n!, a! / n!, b! / n!];
    });
  }
  return centres.flatMap(([l, a, b], k) => {
    const [, , , off, n] = sums[k]!;
    return n! > pixels.length / 20 ? [[l, a, b, off! / n!] as [number, number, number, number]] : [];
  });
}
