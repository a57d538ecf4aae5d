/** Row-major RGB, 8 bits a channel, sRGB. */
export type Image = { width: number; height: number; data: Uint8Array };

/** Row-major coverage, 0–1. */
export type Mask = { width: number; height: number; data: Float32Array };

/** Row-major small integers: a class, or the number of a component. */
export type Labels = { width: number; height: number; data: Uint8Array };

/** Pixels; `x` and `y` are the top left corner. */
export type Box = { x: number; y: number; width: number; height: number };

export type Size = { width: number; height: number };

export function newImage({ width, height }: Size): Image {
  return { width, height, data: new Uint8Array(width * height * 3) };
}

export function newMask({ width, height }: Size, value = 0): Mask {
  const data = new Float32Array(width * height);
  if (value !== 0) data.fill(value);
  return { width, height, data };
}

export function copyImage(image: Image): Image {
  return { ...image, data: image.data.slice() };
}

/** 1 where the label is one of `wanted`. */
export function maskOf(labels: Labels, wanted: readonly number[]): Mask {
  const mask = newMask(labels);
  const isWanted = new Uint8Array(256);
  for (const label of wanted) isWanted[label] = 1;
  for (let i = 0; i < mask.data.length; i++) mask.data[i] = isWanted[labels.data[i]!]!;
  return mask;
}

/** Pixels above one half. */
export function areaOf(mask: Mask): number {
  let count = 0;
  for (const value of mask.data) if (value > 0.5) count++;
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

/** Pixel by pixel; the three have one size. */
export function combine(a: Mask, b: Mask, how: (a: number, b: number) => number): Mask {
  const out = newMask(a);
  for (let i = 0; i < out.data.length; i++) out.data[i] = how(a.data[i]!, b.data[i]!);
  return out;
}

export const union = (a: Mask, b: Mask): Mask => combine(a, b, Math.max);
export const intersection = (a: Mask, b: Mask): Mask => combine(a, b, Math.min);
/** What of `a` is not in `b`. */
export const without = (a: Mask, b: Mask): Mask => combine(a, b, (x, y) => Math.min(x, 1 - y));
