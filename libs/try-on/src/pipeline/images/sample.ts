import type { Image, Mask } from '#images';

// Numbers by themselves here, no pairs: these are called for every pixel, and pairs would fill the memory.

/** Bilinear colour at (x, y) into `out`; beyond the frame the border is repeated. */
export function sampleColour(image: Image, x: number, y: number, out: number[]): void {
  const { width, height, data } = image;
  const fx = x < 0 ? 0 : x > width - 1 ? width - 1 : x;
  const fy = y < 0 ? 0 : y > height - 1 ? height - 1 : y;
  const x0 = fx | 0;
  const y0 = fy | 0;
  const x1 = x0 < width - 1 ? x0 + 1 : x0;
  const y1 = y0 < height - 1 ? y0 + 1 : y0;
  const tx = fx - x0;
  const ty = fy - y0;
  const a = (y0 * width + x0) * 3;
  const b = (y0 * width + x1) * 3;
  const c = (y1 * width + x0) * 3;
  const d = (y1 * width + x1) * 3;
  for (let k = 0; k < 3; k++) {
    const top = data[a + k]! + (data[b + k]! - data[a + k]!) * tx;
    const bottom = data[c + k]! + (data[d + k]! - data[c + k]!) * tx;
    out[k] = top + (bottom - top) * ty;
  }
}

/** Bilinear; 0 beyond the frame. */
export function sampleMask(mask: Mask, x: number, y: number): number {
  const { width, height, data } = mask;
  const x0 = Math.floor(x);
  const y0 = Math.floor(y);
  if (x0 < -1 || y0 < -1 || x0 >= width || y0 >= height) return 0;
  const tx = x - x0;
  const ty = y - y0;
  const i = y0 * width + x0;
  const isLeft = x0 >= 0;
  const isRight = x0 + 1 < width;
  const isTop = y0 >= 0;
  const isBottom = y0 + 1 < height;
  const top = (isTop && isLeft ? data[i]! : 0) * (1 - tx) + (isTop && isRight ? data[i + 1]! : 0) * tx;
  const bottom =
    (isBottom && isLeft ? data[i + width]! : 0) * (1 - tx) +
    (isBottom && isRight ? data[i + width + 1]! : 0) * tx;
  return top * (1 - ty) + bottom * ty;
}
