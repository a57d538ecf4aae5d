import { type Box, copyImage, type Image, type Mask } from '#images';

/**
 * Continues the known pixels smoothly into the unknown: halves the picture until everything is known, then comes
 * back (pull–push; Gortler et al., SIGGRAPH 1996). `known` weighs 0–1; pixels of weight 1 stay as they are, and so
 * do those outside of `within`.
 */
export function fill(image: Image, known: Mask, within: Box = { x: 0, y: 0, ...sizeOf(image) }): Image {
  const { width, data } = image;
  const weight = known.data;
  const coarse = halvePicture(image, weight);
  const below = level(coarse, halved(within, coarse));
  const colour = new Float32Array(within.width * within.height * 3);
  for (let y = 0, at = 0; y < within.height; y++) {
    const row = (y + within.y) * width + within.x;
    for (let i = row; i < row + within.width; i++, at += 3) {
      const w = weight[i]!;
      if (w > 0 && w < 1) for (let c = 0; c < 3; c++) colour[at + c] = data[i * 3 + c]! * w;
    }
  }
  addBelow({ colour, frame: within }, { width, weight }, within, { ...coarse, colour: below });
  const out = copyImage(image);
  for (let y = 0, at = 0; y < within.height; y++) {
    const row = (y + within.y) * width + within.x;
    for (let i = row; i < row + within.width; i++, at += 3) {
      const w = weight[i]!;
      if (w >= 1) continue;
      for (let c = 0; c < 3; c++) {
        out.data[i * 3 + c] = Math.round(data[i * 3 + c]! * w + colour[at + c]! * (1 - w));
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
function level(fine: Level, within: Box): Float32Array {
  const { width, height, colour, weight } = fine;
  if (width === 1 && height === 1) {
    for (let c = 0; c < 3; c++) colour[c] = colour[c]! + (1 - weight[0]!) * 127;
    return colour;
  }
  const coarse = halve(fine);
  const below = level(coarse, halved(within, coarse));
  addBelow({ colour, frame: { x: 0, y: 0, width, height } }, fine, within, { ...coarse, colour: below });
  return colour;
}

/** Adds to the colours of `within` (weighted, of the pixels in `frame`) what they lack, from the coarser level. */
function addBelow(
  { colour, frame }: { colour: Float32Array; frame: Box },
  { width, weight }: Pick<Level, 'width' | 'weight'>,
  within: Box,
  { width: wide, height: high, colour: below }: Omit<Level, 'weight'>,
): void {
  for (let y = within.y; y < within.y + within.height; y++) {
    const fy = Math.min(high - 1, Math.max(0, y / 2 - 0.25));
    const row0 = Math.floor(fy) * wide;
    const row1 = Math.min(high - 1, Math.floor(fy) + 1) * wide;
    const ty = fy - Math.floor(fy);
    for (let x = within.x; x < within.x + within.width; x++) {
      const w = weight[y * width + x]!;
      if (w >= 1) continue;
      const fx = Math.min(wide - 1, Math.max(0, x / 2 - 0.25));
      const x0 = Math.floor(fx);
      const x1 = Math.min(wide - 1, x0 + 1);
      const tx = fx - x0;
      const at = ((y - frame.y) * frame.width + x - frame.x) * 3;
      for (let c = 0; c < 3; c++) {
        const top = below[(row0 + x0) * 3 + c]! * (1 - tx) + below[(row0 + x1) * 3 + c]! * tx;
        const bottom = below[(row1 + x0) * 3 + c]! * (1 - tx) + below[(row1 + x1) * 3 + c]! * tx;
        colour[at + c] = colour[at + c]! + (1 - w) * (top * (1 - ty) + bottom * ty);
      }
    }
  }
}

/** What of the coarser level the pixels of a box look at. */
function halved(box: Box, { width, height }: Level): Box {
  const x = Math.max(0, Math.floor(box.x / 2) - 1);
  const y = Math.max(0, Math.floor(box.y / 2) - 1);
  const right = Math.min(width, Math.ceil((box.x + box.width) / 2) + 1);
  const bottom = Math.min(height, Math.ceil((box.y + box.height) / 2) + 1);
  return { x, y, width: right - x, height: bottom - y };
}

/** The level above the picture itself, whose colours are not weighted: they need no memory of their own. */
function halvePicture({ width, height, data }: Image, weight: Float32Array): Level {
  const half = emptyHalf(width, height);
  for (let y = 0, to = 0; y < height; y += 2) {
    const bottom = Math.min(height, y + 2);
    for (let x = 0; x < width; x += 2, to++) {
      const right = Math.min(width, x + 2);
      let sum = 0;
      let red = 0;
      let green = 0;
      let blue = 0;
      for (let v = y; v < bottom; v++) {
        for (let i = v * width + x; i < v * width + right; i++) {
          const w = weight[i]!;
          if (w === 0) continue;
          // As the levels above are, to 32 bits.
          sum = Math.fround(sum + w);
          red = Math.fround(red + Math.fround(data[i * 3]! * w));
          green = Math.fround(green + Math.fround(data[i * 3 + 1]! * w));
          blue = Math.fround(blue + Math.fround(data[i * 3 + 2]! * w));
        }
      }
      half.weight[to] = sum;
      half.colour[to * 3] = red;
      half.colour[to * 3 + 1] = green;
      half.colour[to * 3 + 2] = blue;
    }
  }
  return atMostWhole(half);
}

function halve({ width, height, colour, weight }: Level): Level {
  const half = emptyHalf(width, height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = y * width + x;
      if (weight[from] === 0) continue;
      const to = (y >> 1) * half.width + (x >> 1);
      half.weight[to] = half.weight[to]! + weight[from]!;
      for (let c = 0; c < 3; c++) half.colour[to * 3 + c] = half.colour[to * 3 + c]! + colour[from * 3 + c]!;
    }
  }
  return atMostWhole(half);
}

function emptyHalf(width: number, height: number): Level {
  const [w, h] = [Math.ceil(width / 2), Math.ceil(height / 2)];
  return { width: w, height: h, colour: new Float32Array(w * h * 3), weight: new Float32Array(w * h) };
}

/** With sums of several pixels made their mean. */
function atMostWhole(half: Level): Level {
  const { colour, weight } = half;
  for (let i = 0; i < weight.length; i++) {
    const sum = weight[i]!;
    if (sum <= 1) continue;
    for (let c = 0; c < 3; c++) colour[i * 3 + c] = colour[i * 3 + c]! / sum;
    weight[i] = 1;
  }
  return half;
}
