import { type Image, type Mask, newImage, newMask } from './image.js';

/**
 * Continues the known pixels smoothly into the unknown: halves the picture until everything is known, then comes
 * back (pull–push; Gortler et al., SIGGRAPH 1996). `known` weighs 0–1; pixels of weight 1 stay as they are.
 */
export function fill(image: Image, known: Mask): Image {
  const colour = new Float32Array(image.data.length);
  for (let i = 0; i < known.data.length; i++) {
    const w = known.data[i]!;
    for (let c = 0; c < 3; c++) colour[i * 3 + c] = image.data[i * 3 + c]! * w;
  }
  const filled = level({ width: image.width, height: image.height, colour, weight: known.data });
  const out = newImage(image);
  for (let i = 0; i < known.data.length; i++) {
    const w = known.data[i]!;
    for (let c = 0; c < 3; c++) {
      const at = i * 3 + c;
      out.data[at] = Math.round(image.data[at]! * w + filled[at]! * (1 - w));
    }
  }
  return out;
}

type Level = { width: number; height: number; colour: Float32Array; weight: Float32Array };

/** The colours of a level with every gap filled; `colour` is weighted by `weight`. */
function level({ width, height, colour, weight }: Level): Float32Array {
  const out = new Float32Array(width * height * 3);
  const coarse = width > 1 || height > 1 ? halve({ width, height, colour, weight }) : undefined;
  const below = coarse && level(coarse);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const w = weight[i]!;
      for (let c = 0; c < 3; c++) {
        const rest = below && coarse ? (w < 1 ? tap(below, coarse, x, y, c) : 0) : 127;
        out[i * 3 + c] = colour[i * 3 + c]! + (1 - w) * rest;
      }
    }
  }
  return out;
}

function tap(data: Float32Array, { width, height }: Level, x: number, y: number, c: number): number {
  const fx = Math.min(width - 1, Math.max(0, x / 2 - 0.25));
  const fy = Math.min(height - 1, Math.max(0, y / 2 - 0.25));
  const [x0, y0] = [Math.floor(fx), Math.floor(fy)];
  const [x1, y1] = [Math.min(width - 1, x0 + 1), Math.min(height - 1, y0 + 1)];
  const [tx, ty] = [fx - x0, fy - y0];
  const at = (px: number, py: number) => data[(py * width + px) * 3 + c]!;
  return (
    (at(x0, y0) * (1 - tx) + at(x1, y0) * tx) * (1 - ty) + (at(x0, y1) * (1 - tx) + at(x1, y1) * tx) * ty
  );
}

function halve({ width, height, colour, weight }: Level): Level {
  const [w, h] = [Math.ceil(width / 2), Math.ceil(height / 2)];
  const out = {
    width: w,
    height: h,
    colour: new Float32Array(w * h * 3),
    weight: newMask({ width: w, height: h }).data,
  };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = y * width + x;
      const to = (y >> 1) * w + (x >> 1);
      out.weight[to]! += weight[from]!;
      for (let c = 0; c < 3; c++) out.colour[to * 3 + c]! += colour[from * 3 + c]!;
    }
  }
  for (let i = 0; i < out.weight.length; i++) {
    const sum = out.weight[i]!;
    if (sum <= 1) continue;
    for (let c = 0; c < 3; c++) out.colour[i * 3 + c]! /= sum;
    out.weight[i] = 1;
  }
  return out;
}
