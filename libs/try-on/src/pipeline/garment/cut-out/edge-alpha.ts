import { boxBlur, type Image, type Mask, newMask } from '#images';
import type { GroundMap } from './flood.js';

/** Pixels from the ground within which a pixel may show both. */
const BAND = 2;
/** Pixels around, whose cloth and ground are the two colours that are mixed. */
const AROUND = 3;
/** Levels of 255: of colours closer than this the share of each cannot be told. */
const LEAST_CONTRAST = 14;
/** ΔE from the ground beyond which cloth counts no more: a dark print is not the colour of the cloth around it. */
const FULL_WEIGHT = 12;
/** Shares this close to none and all are noise. */
const NOISE = 0.06;

/**
 * How much of each pixel the garment covers: all inside, and at its edge where between the colours of the cloth and of
 * the ground around it the pixel's own lies (Porter and Duff's mix, solved for alpha).
 * @param distance ΔE of each pixel to the ground
 */
export function edgeAlpha(image: Image, map: GroundMap, distance: Float32Array): Mask {
  const mask = newMask(map);
  for (let i = 0; i < mask.data.length; i++) mask.data[i] = map.data[i] === 0 ? 1 : 0;
  const near = boxBlur(mask, BAND);
  const closest = boxBlur(mask, 1);
  const cloth = newMask(map);
  const ground = newMask(map);
  for (let i = 0; i < mask.data.length; i++) {
    // The further inside, the less of the ground is mixed into it.
    if (map.data[i] === 0) cloth.data[i] = Math.min(FULL_WEIGHT, distance[i]!) ** 2 * near.data[i]! ** 4;
    else if (closest.data[i]! < 1e-4) ground.data[i] = 1;
  }
  const out = newMask(map);
  for (let i = 0; i < mask.data.length; i++) {
    if (map.data[i] !== 0) continue;
    out.data[i] = near.data[i]! > 0.999 ? 1 : (shareOf(image, i, cloth, ground) ?? closest.data[i]!);
  }
  return out;
}

/** Weighted sums of the colours around a pixel: weight, red, green, blue. The border repeats. */
function coloursAround({ data }: Image, i: number, weight: Mask, sums: Float64Array): void {
  const { width, height } = weight;
  const x = i % width;
  const y = (i - x) / width;
  sums.fill(0);
  for (let v = y - AROUND; v <= y + AROUND; v++) {
    const row = Math.min(height - 1, Math.max(0, v)) * width;
    for (let u = x - AROUND; u <= x + AROUND; u++) {
      const at = row + Math.min(width - 1, Math.max(0, u));
      const w = weight.data[at]!;
      if (w === 0) continue;
      sums[0]! += w;
      for (let c = 0; c < 3; c++) sums[c + 1]! += w * data[at * 3 + c]!;
    }
  }
}

const [cloths, grounds] = [new Float64Array(4), new Float64Array(4)];
/** Pixels that are looked at around each. */
const WINDOW = (2 * AROUND + 1) ** 2;

/** Undefined where the two colours are too much alike, or one of them is nowhere near. */
function shareOf(image: Image, i: number, clothAt: Mask, groundAt: Mask): number | undefined {
  coloursAround(image, i, clothAt, cloths);
  coloursAround(image, i, groundAt, grounds);
  const cloth = cloths[0]!;
  const ground = grounds[0]!;
  if (cloth < 1e-3 * WINDOW || ground < 1e-3 * WINDOW) return undefined;
  let along = 0;
  let whole = 0;
  for (let c = 0; c < 3; c++) {
    const from = grounds[c + 1]! / ground;
    const step = cloths[c + 1]! / cloth - from;
    along += (image.data[i * 3 + c]! - from) * step;
    whole += step * step;
  }
  if (whole < LEAST_CONTRAST ** 2) return undefined;
  const share = (along / whole - NOISE) / (1 - 2 * NOISE);
  return Math.min(1, Math.max(0, share));
}
