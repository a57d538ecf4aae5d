/** Row-major RGB, 8 bits a channel, sRGB. */
export type Image = { width: number; height: number; data: Uint8Array };

/** Row-major coverage, 0–1. */
export type Mask = { width: number; height: number; data: Float32Array };

/** Row-major small integers: a class, or the number of a component. */
export type Labels = { width: number; height: number; data: Uint8Array };

/** Pixels; `x` and `y` are the top left corner. */
export type Box = { x: number; y: number; width: number; height: number };

export type Size = { width: number; height: number };

/** A size of the same proportions whose longest side is at most `side`. */
export function within({ width, height }: Size, side: number): Size {
  const scale = Math.min(1, side / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

export function newImage({ width, height }: Size): Image {
  return { width, height, data: new Uint8Array(width * height * 3) };
}

export function newMask({ width, height }: Size, value = 0): Mask {
  const data = new Float32Array(width * height);
  if (value !== 0) data.fill(value);
  return { width, height, data };
}

/** The same memory as plain bytes: `slice` of a `Buffer` makes no copy. */
export function bytesOf({ buffer, byteOffset, byteLength }: Buffer): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

export function copyImage(image: Image): Image {
  return { ...image, data: image.data.slice() };
}

/** Copies one pixel of a picture into another. */
export function copyPixel({ data }: Image, from: number, to: Image, at: number): void {
  to.data[at * 3] = data[from * 3]!;
  to.data[at * 3 + 1] = data[from * 3 + 1]!;
  to.data[at * 3 + 2] = data[from * 3 + 2]!;
}

/** 1 where the label is one of `wanted`. */
export function maskOf(labels: Labels, wanted: readonly number[]): Mask {
  const mask = newMask(labels);
  const isWanted = new Uint8Array(256);
  for (const label of wanted) isWanted[label] = 1;
  const [from, to] = [labels.data, mask.data];
  // Most pixels have none: what is new is zero.
  for (let i = 0; i < to.length; i++) if (isWanted[from[i]!] === 1) to[i] = 1;
  return mask;
}

/** Pixels above one half. */
export function areaOf({ data }: Mask): number {
  let count = 0;
  for (let i = 0; i < data.length; i++) if (data[i]! > 0.5) count++;
  return count;
}

/** The smallest box around what is above one half; undefined where nothing is. */
export function boxOf(mask: Mask): Box | undefined {
  const { width, height, data } = mask;
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (data[y * width + x]! <= 0.5) continue;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      bottom = y;
    }
  }
  if (right < 0) return undefined;
  return { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

/** The smallest box around what is above `least`, with a margin inside the frame; undefined where nothing is. */
export function supportOf({ width, height, data }: Mask, least: number, margin: number): Box | undefined {
  let top = -1;
  let bottom = -1;
  let left = width;
  let right = -1;
  for (let y = 0; y < height; y++) {
    const start = y * width;
    let first = 0;
    while (first < width && !(data[start + first]! > least)) first++;
    if (first === width) continue;
    let last = width - 1;
    while (!(data[start + last]! > least)) last--;
    if (top < 0) top = y;
    bottom = y;
    if (first < left) left = first;
    if (last > right) right = last;
  }
  if (top < 0) return undefined;
  const x = Math.max(0, left - margin);
  const y = Math.max(0, top - margin);
  return {
    x,
    y,
    width: Math.min(width, right + margin + 1) - x,
    height: Math.min(height, bottom + margin + 1) - y,
  };
}

/** What lies in a box inside the frame. */
export function partOf(mask: Mask, box: Box): Mask {
  const out = newMask(box);
  for (let y = 0; y < box.height; y++) {
    const from = (y + box.y) * mask.width + box.x;
    out.data.set(mask.data.subarray(from, from + box.width), y * box.width);
  }
  return out;
}

/** Writes `part` over what lies in its box. */
export function putPart(mask: Mask, part: Mask, box: Box): Mask {
  for (let y = 0; y < box.height; y++) {
    const from = y * box.width;
    mask.data.set(part.data.subarray(from, from + box.width), (y + box.y) * mask.width + box.x);
  }
  return mask;
}

/** Pixel by pixel; the three have one size. */
export function combine(a: Mask, b: Mask, how: (a: number, b: number) => number): Mask {
  const out = newMask(a);
  for (let i = 0; i < out.data.length; i++) out.data[i] = how(a.data[i]!, b.data[i]!);
  return out;
}

// A loop of its own each: a shared one that calls back takes three times as long.
export function union({ width, height, data }: Mask, { data: other }: Mask): Mask {
  const out = data.slice();
  for (let i = 0; i < out.length; i++) if (other[i]! > out[i]!) out[i] = other[i]!;
  return { width, height, data: out };
}

export function intersection({ width, height, data }: Mask, { data: other }: Mask): Mask {
  const out = data.slice();
  for (let i = 0; i < out.length; i++) if (other[i]! < out[i]!) out[i] = other[i]!;
  return { width, height, data: out };
}

/** What of `a` is not in `b`. */
export function without({ width, height, data }: Mask, { data: other }: Mask): Mask {
  const out = data.slice();
  for (let i = 0; i < out.length; i++) {
    const left = 1 - other[i]!;
    if (left < out[i]!) out[i] = left;
  }
  return { width, height, data: out };
}
