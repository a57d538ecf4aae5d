import { areaOf, blur, boxBlur, type Image, type Mask, newMask, partOf, supportOf } from '#images';
import type { Person } from '../person/person.js';
import type { Draped } from '../fit/draped.js';
import { lightOnCloth } from './light-on-cloth.js';

/** Logarithm of the light beyond which it was a print's more than a fold's. */
const PRINT = 0.3;
const ROUNDNESS = 0.16;
/** Folds between two limbs are turned away by more than the side of one. */
const DEEPEST = 1.4;

/**
 * The folds and the light of the old garment on the new one: its luminance without its print, blurred, over the mean around it; less
 * of it the more its cloth was patterned. Round bodies turn away from the light at their edges.
 * `realism` 1–5.
 */
export function shade(person: Person, draped: Draped, old: Mask, realism: number): Draped {
  const { unit } = person.body;
  if (draped.hasFolds === true) return draped;
  const luma = lightOnCloth(person.image, old);
  const inside = within(luma, old, unit * 0.03);
  const around = within(luma, old, unit * 0.22);
  const strength = (realism / 5) * plainness(luma, old, unit);
  const image: Image = { ...draped.image, data: draped.image.data.slice() };
  for (let i = 0; i < old.data.length; i++) {
    if (draped.alpha.data[i]! <= 0) continue;
    const mean = around.value.data[i]!;
    const folds = mean > 0.01 ? foldAt(inside.value.data[i]! / mean) : 1;
    const trust = Math.min(inside.weight.data[i]!, 1);
    const round = 1 - ROUNDNESS * Math.min(DEEPEST, draped.turned.data[i]!) ** 3;
    const light = (1 + (folds - 1) * strength * trust) * round;
    for (let c = 0; c < 3; c++) {
      const at = i * 3 + c;
      image.data[at] = Math.max(0, Math.min(255, Math.round(image.data[at]! * light)));
    }
  }
  return { ...draped, image };
}

/** Light that differs from what is around it as folds do; less of more, none at all of what only prints do. */
function foldAt(light: number): number {
  const by = Math.log(Math.max(0.01, light));
  return Math.exp(by / (1 + (by / PRINT) ** 4));
}

/** The blurred mean of the pixels in `mask` alone, and how much of the blur's window these were. */
function within(values: Mask, mask: Mask, sigma: number): { value: Mask; weight: Mask } {
  const weighed = newMask(values);
  for (let i = 0; i < weighed.data.length; i++) weighed.data[i] = values.data[i]! * mask.data[i]!;
  const value = blur(weighed, sigma);
  const weight = blur(mask, sigma);
  for (let i = 0; i < value.data.length; i++) value.data[i]! /= Math.max(1e-4, weight.data[i]!);
  return { value, weight };
}

/** 1 for plain cloth, towards 0.25 for stripes and prints: by how rough it is at the size of a print. */
function plainness(whole: Mask, all: Mask, unit: number): number {
  const wide = Math.max(2, unit * 0.1);
  const box = supportOf(all, 0.5, Math.ceil(wide) + 1);
  if (box === undefined) return 1;
  const [luma, old] = [partOf(whole, box), partOf(all, box)];
  const smooth = boxBlur(luma, Math.max(1, unit * 0.02));
  const rough = boxBlur(luma, wide);
  let sum = 0;
  let mean = 0;
  for (let i = 0; i < old.data.length; i++) {
    if (old.data[i]! <= 0.5) continue;
    sum += Math.abs(smooth.data[i]! - rough.data[i]!);
    mean += rough.data[i]!;
  }
  const area = Math.max(1, areaOf(old));
  const roughness = sum / area / Math.max(0.08, mean / area);
  return Math.min(1, Math.max(0.25, 1.25 - 5 * roughness));
}
