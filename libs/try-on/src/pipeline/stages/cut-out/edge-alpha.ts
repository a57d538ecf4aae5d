import { boxBlur } from '../../images/filters.js';
import { type Image, type Mask, newMask } from '../../images/image.js';
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
  const cloth = newMask(map);
  const ground = newMask(map);
  const closest = boxBlur(mask, 1);
  for (let i = 0; i < mask.data.length; i++) {
    // The further inside, the less of the ground is mixed into it.
    if (map.data[i] === 0) cloth.data[i] = Math.min(FULL_WEIGHT, distance[i]!) ** 2 * near.data[i]! ** 4;
    else if (closest.data[i]! < 1e-4) ground.data[i] = 1;
  }
  const cloths = coloursAround(image, cloth);
  const grounds = coloursAround(image, ground);
  const out = newMask(map);
  for (let i = 0; i < mask.data.length; i++) {
    if (map.data[i] !== 0) continue;
    out.data[i] = near.data[i]! > 0.999 ? 1 : (shareOf(image, i, cloths, grounds) ?? closest.data[i]!);
  }
  return out;
}

type Colours = { weight: Mask; channels: readonly Mask[] };

/** Weighted sums of the colours around each pixel. */
function coloursAround(image: Image, weight: Mask): Colours {
  const channels = [0, 1, 2].map((c) => {
    const plane = newMask(weight);
    for (let i = 0; i < plane.data.length; i++) plane.data[i] = weight.data[i]! * image.data[i * 3 + c]!;
    return boxBlur(plane, AROUND);
  });
  return { weight: boxBlur(weight, AROUND), channels };
}

/** Undefined where the two colours are too much alike, or one of them is nowhere near. */
function shareOf(image: Image, i: number, cloths: Colours, grounds: Colours): number | undefined {
  const [cloth, ground] = [cloths.weight.data[i]!, grounds.weight.data[i]!];
  if (cloth < 1e-3 || ground < 1e-3) return undefined;
  let along = 0;
  let whole = 0;
  for (let c = 0; c < 3; c++) {
    const from = grounds.channels[c]!.data[i]! / ground;
    const step = cloths.channels[c]!.data[i]! / cloth - from;
    along += (image.data[i * 3 + c]! - from) * step;
    whole += step * step;
  }
  if (whole < LEAST_CONTRAST ** 2) return undefined;
  const share = (along / whole - NOISE) / (1 - 2 * NOISE);
  return Math.min(1, Math.max(0, share));
}
