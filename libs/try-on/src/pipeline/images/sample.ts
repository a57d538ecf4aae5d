import type { Image, Mask } from './image.js';

/** Bilinear colour at (x, y) into `out`; beyond the frame the border is repeated. */
export function sampleColour(image: Image, x: number, y: number, out: Float32Array | number[]): void {
  const { width, height, data } = image;
  const fx = x < 0 ? 0 : x > width - 1 ? width - 1 : x;
  const fy = y < 0 ? 0 : y > height - 1 ? height - 1 : y;
  const [x0, y0] = [fx | 0, fy | 0];
  const x1 = x0 < width - 1 ? x0 + 1 : x0;
  const y1 = y0 < height - 1 ? y0 + 1 : y0;
  const [tx, ty] = [fx - x0, fy - y0];
  const [a, b, c, d] = [
    (y0 * width + x0) * 3,
    (y0 * width + x1) * 3,
    (y1 * width + x0) * 3,
    (y1 * width + x1) * 3,
  ];
  for (let k = 0; k < 3; k++) {
    const top = data[a + k]! + (data[b + k]! - data[a + k]!) * tx;
    const bottom = data[c + k]! + (data[d + k]! - data[c + k]!) * tx;
    out[k] = top + (bottom - top) * ty;
  }
}

/** Bilinear; 0 beyond the frame. */
export function sampleMask(mask: Mask, x: number, y: number): number {
  const { width, height, data } = mask;
  const [x0, y0] = [Math.floor(x), Math.floor(y)];
  const [tx, ty] = [x - x0, y - y0];
  const at = (px: number, py: number) =>
    px < 0 || py < 0 || px >= width || py >= height ? 0 : data[py * width + px]!;
  const top = at(x0, y0) * (1 - tx) + at(x0 + 1, y0) * tx;
  const bottom = at(x0, y0 + 1) * (1 - tx) + at(x0 + 1, y0 + 1) * tx;
  return top * (1 - ty) + bottom * ty;
}
