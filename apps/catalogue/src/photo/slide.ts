import type { Drape } from './drape.js';
import { sample } from './grid.js';

/** An RGBA picture with straight alpha. */
export interface Picture {
  width: number;
  height: number;
  data: Uint8Array;
}

/** The first and last row that hold anything. */
function filledRows({ width, height, data }: Picture): [number, number] {
  const filled = (row: number): boolean => {
    for (let i = row * width * 4 + 3; i < (row + 1) * width * 4; i += 4) if (data[i] !== 0) return true;
    return false;
  };
  let first = 0;
  while (first < height && !filled(first)) first += 1;
  let last = height - 1;
  while (last > first && !filled(last)) last -= 1;
  return [first, last];
}

/** Lets the cloth slide to where the drape puts it; gives red, green, blue premultiplied, and alpha 0..1. */
export function slide(picture: Picture, drape: Drape, unrest: number): Float32Array {
  const { width, height, data } = picture;
  const out = new Float32Array(width * height * 4);
  const unit = 768 / width;
  const [first, last] = filledRows(picture);
  const margin = Math.ceil(unrest / unit) + 2;
  for (let y = Math.max(0, first - margin); y <= Math.min(height - 1, last + margin); y += 1) {
    for (let x = 0, to = y * width * 4; x < width; x += 1, to += 4) {
      const px = x + sample(drape.slideX, x * unit, y * unit) / unit;
      const py = y + sample(drape.slideY, x * unit, y * unit) / unit;
      const ix = Math.floor(px);
      const iy = Math.floor(py);
      if (ix < 0 || iy < 0 || ix >= width - 1 || iy >= height - 1) continue;
      const fx = px - ix;
      const fy = py - iy;
      for (let corner = 0; corner < 4; corner += 1) {
        const right = corner & 1;
        const below = corner >> 1;
        const at = ((iy + below) * width + ix + right) * 4;
        const alpha = data[at + 3] as number;
        if (alpha === 0) continue;
        const part = ((right ? fx : 1 - fx) * (below ? fy : 1 - fy) * alpha) / 255;
        out[to] = (out[to] as number) + (data[at] as number) * part;
        out[to + 1] = (out[to + 1] as number) + (data[at + 1] as number) * part;
        out[to + 2] = (out[to + 2] as number) + (data[at + 2] as number) * part;
        out[to + 3] = (out[to + 3] as number) + part;
      }
    }
  }
  return out;
}
