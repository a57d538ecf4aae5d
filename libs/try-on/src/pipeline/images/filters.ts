import { type Image, type Mask, newMask, type Size } from './image.js';

/** Mean over a square of side 2 · radius + 1, at a cost that does not depend on the radius. Borders repeat. */
export function boxBlur(mask: Mask, radius: number): Mask {
  const r = Math.round(radius);
  if (r < 1) return { ...mask, data: mask.data.slice() };
  const between = newMask(mask);
  const out = newMask(mask);
  const { width, height } = mask;
  for (let y = 0; y < height; y++) slide(mask.data, between.data, y * width, 1, width, r);
  blurColumns(between, out, r);
  return out;
}

/** Near to a Gaussian of standard deviation `sigma`: three box means (Wells, PAMI 1986). */
export function blur(mask: Mask, sigma: number): Mask {
  if (sigma < 0.4) return { ...mask, data: mask.data.slice() };
  const radius = Math.max(1, Math.round((Math.sqrt(4 * sigma * sigma + 1) - 1) / 2));
  return boxBlur(boxBlur(boxBlur(mask, radius), radius), radius);
}

function slide(from: Float32Array, to: Float32Array, start: number, step: number, count: number, r: number) {
  const scale = 1 / (2 * r + 1);
  const last = start + (count - 1) * step;
  let sum = from[start]! * r;
  for (let i = 0; i <= r; i++) sum += from[Math.min(start + i * step, last)]!;
  for (let i = 0; i < count; i++) {
    const at = start + i * step;
    to[at] = sum * scale;
    sum += from[Math.min(at + (r + 1) * step, last)]! - from[Math.max(at - r * step, start)]!;
  }
}

/** Column sums kept for a whole row at a time: memory is read in its own order. */
function blurColumns(from: Mask, to: Mask, r: number): void {
  const { width, height } = from;
  const sums = new Float64Array(width);
  const row = (y: number) => Math.min(height - 1, Math.max(0, y)) * width;
  for (let y = -r; y <= r; y++) {
    const at = row(y);
    for (let x = 0; x < width; x++) sums[x]! += from.data[at + x]!;
  }
  const scale = 1 / (2 * r + 1);
  for (let y = 0; y < height; y++) {
    const [out, enter, leave] = [y * width, row(y + r + 1), row(y - r)];
    for (let x = 0; x < width; x++) {
      to.data[out + x] = sums[x]! * scale;
      sums[x]! += from.data[enter + x]! - from.data[leave + x]!;
    }
  }
}

/** 0–1, BT.601 weights. */
export function lumaOf(image: Image): Mask {
  const luma = newMask(image);
  const { data } = image;
  for (let i = 0, p = 0; i < luma.data.length; i++, p += 3) {
    luma.data[i] = (0.299 * data[p]! + 0.587 * data[p + 1]! + 0.114 * data[p + 2]!) / 255;
  }
  return luma;
}

/** Moves the edges of `mask` to those of `guide` nearby (He, Sun and Tang, ECCV 2010). */
export function guidedFilter(guide: Mask, mask: Mask, radius: number, epsilon = 1e-3): Mask {
  const product = (a: Mask, b: Mask): Mask => {
    const out = newMask(a);
    for (let i = 0; i < out.data.length; i++) out.data[i] = a.data[i]! * b.data[i]!;
    return out;
  };
  const meanGuide = boxBlur(guide, radius);
  const meanMask = boxBlur(mask, radius);
  const meanBoth = boxBlur(product(guide, mask), radius);
  const meanSquare = boxBlur(product(guide, guide), radius);
  const slope = newMask(guide);
  const offset = newMask(guide);
  for (let i = 0; i < slope.data.length; i++) {
    const [g, m] = [meanGuide.data[i]!, meanMask.data[i]!];
    const a = (meanBoth.data[i]! - g * m) / (meanSquare.data[i]! - g * g + epsilon);
    slope.data[i] = a;
    offset.data[i] = m - a * g;
  }
  const a = boxBlur(slope, radius);
  const b = boxBlur(offset, radius);
  for (let i = 0; i < a.data.length; i++) {
    const value = a.data[i]! * guide.data[i]! + b.data[i]!;
    a.data[i] = value < 0 ? 0 : value > 1 ? 1 : value;
  }
  return a;
}

/** Bilinear. */
export function resizeMask(mask: Mask, size: Size): Mask {
  const out = newMask(size);
  const [sx, sy] = [mask.width / size.width, mask.height / size.height];
  for (let y = 0; y < size.height; y++) {
    const fy = Math.min(mask.height - 1, Math.max(0, (y + 0.5) * sy - 0.5));
    const y0 = Math.floor(fy);
    const y1 = Math.min(mask.height - 1, y0 + 1);
    const ty = fy - y0;
    for (let x = 0; x < size.width; x++) {
      const fx = Math.min(mask.width - 1, Math.max(0, (x + 0.5) * sx - 0.5));
      const x0 = Math.floor(fx);
      const x1 = Math.min(mask.width - 1, x0 + 1);
      const tx = fx - x0;
      const top = mask.data[y0 * mask.width + x0]! * (1 - tx) + mask.data[y0 * mask.width + x1]! * tx;
      const bottom = mask.data[y1 * mask.width + x0]! * (1 - tx) + mask.data[y1 * mask.width + x1]! * tx;
      out.data[y * size.width + x] = top * (1 - ty) + bottom * ty;
    }
  }
  return out;
}
