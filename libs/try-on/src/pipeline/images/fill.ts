import { type Box, copyImage, type Image, type Mask } from './image.js';

/**
 * Continues the known pixels smoothly into the unknown: halves the picture until everything is known, then comes
 * back (pull–push; Gortler et al., SIGGRAPH 1996). `known` weighs 0–1; pixels of weight 1 stay as they are, and so
 * do those outside of `within`.
 */
export function fill(image: Image, known: Mask, within: Box = { x: 0, y: 0, ...sizeOf(image) }): Image {
  const colour = new Float32Array(image.data.length);
  const weight = known.data;
  for (let i = 0, at = 0; i < weight.length; i++, at += 3) {
    const w = weight[i]!;
    if (w === 0) continue;
    for (let c = 0; c < 3; c++) colour[at + c] = image.data[at + c]! * w;
  }
  const filled = level({ ...sizeOf(image), colour, weight }, within);
  const out = copyImage(image);
  for (let y = within.y; y < within.y + within.height; y++) {
    for (let x = within.x; x < within.x + within.width; x++) {
      const i = y * image.width + x;
      const w = weight[i]!;
      if (w >= 1) continue;
      for (let at = i * 3; at < i * 3 + 3; at++) {
        out.data[at] = Math.round(image.data[at]! * w + filled[at]! * (1 - w));
      }
    }
  }
  return out;
}

const sizeOf = ({ width, height }: Image) => ({ width, height });

type Level = { width: number; height: number; colour: Float32Array; weight: Float32Array };

/**
 * The colours of a level with every gap inside `within` filled; `colour` is weighted by `weight`. Its own memory is
 * the answer.
 */
function level({ width, height, colour, weight }: Level, within: Box): Float32Array {
  if (width === 1 && height === 1) {
    for (let c = 0; c < 3; c++) colour[c] = colour[c]! + (1 - weight[0]!) * 127;
    return colour;
  }
  const coarse = halve({ width, height, colour, weight });
  const below = level(coarse, halved(within, coarse));
  for (let y = within.y; y < within.y + within.height; y++) {
    const fy = Math.min(coarse.height - 1, Math.max(0, y / 2 - 0.25));
    const row0 = Math.floor(fy) * coarse.width;
    const row1 = Math.min(coarse.height - 1, Math.floor(fy) + 1) * coarse.width;
    const ty = fy - Math.floor(fy);
    for (let x = within.x; x < within.x + within.width; x++) {
      const w = weight[y * width + x]!;
      if (w >= 1) continue;
      const fx = Math.min(coarse.width - 1, Math.max(0, x / 2 - 0.25));
      const x0 = Math.floor(fx);
      const x1 = Math.min(coarse.width - 1, x0 + 1);
      const tx = fx - x0;
      const at = (y * width + x) * 3;
      for (let c = 0; c < 3; c++) {
        const top = below[(row0 + x0) * 3 + c]! * (1 - tx) + below[(row0 + x1) * 3 + c]! * tx;
        const bottom = below[(row1 + x0) * 3 + c]! * (1 - tx) + below[(row1 + x1) * 3 + c]! * tx;
        colour[at + c] = colour[at + c]! + (1 - w) * (top * (1 - ty) + bottom * ty);
      }
    }
  }
  return colour;
}

/** What of the coarser level the pixels of a box look at. */
function halved(box: Box, { width, height }: Level): Box {
  const x = Math.max(0, Math.floor(box.x / 2) - 1);
  const y = Math.max(0, Math.floor(box.y / 2) - 1);
  const right = Math.min(width, Math.ceil((box.x + box.width) / 2) + 1);
  const bottom = Math.min(height, Math.ceil((box.y + box.height) / 2) + 1);
  return { x, y, width: right - x, height: bottom - y };
}

function halve({ width, height, colour, weight }: Level): Level {
  const w = Math.ceil(width / 2);
  const h = Math.ceil(height / 2);
  const colours = new Float32Array(w * h * 3);
  const weights = new Float32Array(w * h);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = y * width + x;
      if (weight[from] === 0) continue;
      const to = (y >> 1) * w + (x >> 1);
      weights[to] = weights[to]! + weight[from]!;
      for (let c = 0; c < 3; c++) colours[to * 3 + c] = colours[to * 3 + c]! + colour[from * 3 + c]!;
    }
  }
  for (let i = 0; i < weights.length; i++) {
    const sum = weights[i]!;
    if (sum <= 1) continue;
    for (let c = 0; c < 3; c++) colours[i * 3 + c] = colours[i * 3 + c]! / sum;
    weights[i] = 1;
  }
  return { width: w, height: h, colour: colours, weight: weights };
}
