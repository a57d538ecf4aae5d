import { type Image, type Mask, newMask, partOf, putPart, type Size, supportOf } from './image.js';

/** Mean over a square of side 2 · radius + 1, at a cost that does not depend on the radius. Borders repeat. */
export function boxBlur(mask: Mask, radius: number): Mask {
  const r = Math.round(radius);
  if (r < 1) return { ...mask, data: mask.data.slice() };
  const out = newMask(mask);
  blurRows(mask.data, between(mask), mask, r);
  blurColumns(between(mask), out.data, mask, r);
  return out;
}

/** Near to a Gaussian of standard deviation `sigma`: three box means (Wells, PAMI 1986). */
export function blur(mask: Mask, sigma: number): Mask {
  if (sigma < 0.4) return { ...mask, data: mask.data.slice() };
  const radius = Math.max(1, Math.round((Math.sqrt(4 * sigma * sigma + 1) - 1) / 2));
  // Beyond the reach of three means around what is not zero, all is zero.
  const box = supportOf(mask, 0, 3 * radius + 1);
  if (box === undefined) return newMask(mask);
  if (box.width * box.height > WORTH_CROPPING * mask.data.length) return thrice(mask, radius);
  return putPart(newMask(mask), thrice(partOf(mask, box), radius), box);
}

/** Smaller parts of the frame than this share are worked on alone. */
const WORTH_CROPPING = 0.75;

function thrice(mask: Mask, radius: number): Mask {
  const out = newMask(mask);
  for (let round = 0; round < 3; round++) {
    blurRows(round === 0 ? mask.data : out.data, between(mask), mask, radius);
    blurColumns(between(mask), out.data, mask, radius);
  }
  return out;
}

let scratch = new Float32Array(0);

/** What lies between rows and columns, the same memory each time: a picture has dozens of blurs. */
function between({ width, height }: Size): Float32Array {
  if (scratch.length < width * height) scratch = new Float32Array(width * height);
  return scratch;
}

function blurRows(from: Float32Array, to: Float32Array, { width, height }: Size, r: number): void {
  const scale = 1 / (2 * r + 1);
  for (let start = 0; start < width * height; start += width) {
    const last = start + width - 1;
    let sum = from[start]! * r;
    for (let i = start; i <= start + r; i++) sum += from[i < last ? i : last]!;
    for (let at = start; at <= last; at++) {
      to[at] = sum * scale;
      const enter = at + r + 1;
      const leave = at - r;
      sum += from[enter < last ? enter : last]! - from[leave > start ? leave : start]!;
    }
  }
}

/** Column sums kept for a whole row at a time: memory is read in its own order. */
function blurColumns(from: Float32Array, to: Float32Array, { width, height }: Size, r: number): void {
  const sums = new Float64Array(width);
  const row = (y: number) => Math.min(height - 1, Math.max(0, y)) * width;
  for (let y = -r; y <= r; y++) {
    const at = row(y);
    for (let x = 0; x < width; x++) sums[x] = sums[x]! + from[at + x]!;
  }
  const scale = 1 / (2 * r + 1);
  for (let y = 0; y < height; y++) {
    const out = y * width;
    const enter = row(y + r + 1);
    const leave = row(y - r);
    for (let x = 0; x < width; x++) {
      const sum = sums[x]!;
      to[out + x] = sum * scale;
      sums[x] = sum + (from[enter + x]! - from[leave + x]!);
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

/** A probability below this is nobody's edge. */
const NOTHING = 0.02;

/** Moves the edges of `mask` to those of `guide` nearby (He, Sun and Tang, ECCV 2010); what is far from any stays. */
export function guidedFilter(guide: Mask, mask: Mask, radius: number, epsilon = 1e-3): Mask {
  const box = supportOf(mask, NOTHING, 2 * Math.round(radius) + 2);
  if (box === undefined || box.width * box.height > WORTH_CROPPING * mask.data.length) {
    return guided(guide, mask, radius, epsilon);
  }
  const part = guided(partOf(guide, box), partOf(mask, box), radius, epsilon);
  return putPart({ ...mask, data: mask.data.slice() }, part, box);
}

function guided(guide: Mask, mask: Mask, radius: number, epsilon: number): Mask {
  const product = (a: Float32Array, b: Float32Array): Mask => {
    const out = newMask(guide);
    const { data } = out;
    for (let i = 0; i < data.length; i++) data[i] = a[i]! * b[i]!;
    return out;
  };
  const meanGuide = boxBlur(guide, radius).data;
  const meanMask = boxBlur(mask, radius).data;
  const slope = boxBlur(product(guide.data, mask.data), radius);
  const offset = boxBlur(product(guide.data, guide.data), radius);
  const [slopes, offsets] = [slope.data, offset.data];
  for (let i = 0; i < slopes.length; i++) {
    const g = meanGuide[i]!;
    const m = meanMask[i]!;
    const a = (slopes[i]! - g * m) / (offsets[i]! - g * g + epsilon);
    slopes[i] = a;
    offsets[i] = m - a * g;
  }
  const a = boxBlur(slope, radius);
  const b = boxBlur(offset, radius).data;
  const { data } = a;
  for (let i = 0; i < data.length; i++) {
    const value = data[i]! * guide.data[i]! + b[i]!;
    data[i] = value < 0 ? 0 : value > 1 ? 1 : value;
  }
  return a;
}

/** Bilinear. */
export function resizeMask(mask: Mask, size: Size): Mask {
  const out = newMask(size);
  const { data } = mask;
  const columns = tapsAlong(mask.width, size.width);
  const rows = tapsAlong(mask.height, size.height);
  for (let y = 0, i = 0; y < size.height; y++) {
    const row0 = rows.low[y]! * mask.width;
    const row1 = rows.high[y]! * mask.width;
    const ty = rows.share[y]!;
    for (let x = 0; x < size.width; x++, i++) {
      const x0 = columns.low[x]!;
      const x1 = columns.high[x]!;
      const tx = columns.share[x]!;
      const top = data[row0 + x0]! * (1 - tx) + data[row0 + x1]! * tx;
      const bottom = data[row1 + x0]! * (1 - tx) + data[row1 + x1]! * tx;
      out.data[i] = top * (1 - ty) + bottom * ty;
    }
  }
  return out;
}

/** Along a side, for each new pixel: the old ones before and after it, and the share of the latter. */
function tapsAlong(from: number, to: number) {
  const taps = { low: new Int32Array(to), high: new Int32Array(to), share: new Float64Array(to) };
  const step = from / to;
  for (let k = 0; k < to; k++) {
    const at = Math.min(from - 1, Math.max(0, (k + 0.5) * step - 0.5));
    const low = Math.floor(at);
    taps.low[k] = low;
    taps.high[k] = Math.min(from - 1, low + 1);
    taps.share[k] = at - low;
  }
  return taps;
}
