import { areaOf, copyImage, type Image, intersection, type Mask, maskOf, newMask } from '#images';
import { type Part, partIndex } from '#person-parse';
import { medianOf } from '../geometry/median.js';
import { deltaE2000, labOf } from '../images/colour.js';
import { dilate, erode } from '../images/morphology.js';
import { meanWithin, ssimMap } from '../images/ssim.js';
import type { Person } from '../person/person.js';

/** ΔE2000 that everybody sees. */
const OFF = 10;

/** How near a draft came to the truth: see `recolourTruth`. */
export type RecolourResult = {
  /** Median ΔE2000, and the share of the garment that is off by more than ten. */
  deltaE: number;
  off: number;
  ssimInside: number;
  ssimOutside: number;
};

/** The photo with one garment's hue turned: exact truth for a draft that puts that garment back on. */
export function recolourTruth(image: Image, mask: Mask): Image {
  const out = copyImage(image);
  for (let i = 0; i < mask.data.length; i++) {
    if (mask.data[i]! <= 0.5) continue;
    const [r, g, b] = [image.data[i * 3]!, image.data[i * 3 + 1]!, image.data[i * 3 + 2]!];
    out.data[i * 3] = Math.min(255, b * 0.9 + 12);
    out.data[i * 3 + 1] = Math.min(255, r * 0.85 + 8);
    out.data[i * 3 + 2] = Math.min(255, g * 0.95 + 20);
  }
  return out;
}

export function compareWithTruth(result: Image, truth: Image, mask: Mask): RecolourResult {
  const same = ssimMap(result, truth);
  const near = dilate(mask, 8);
  const outside = { ...near, data: near.data.map((v) => 1 - v) };
  const differences: number[] = [];
  for (let i = 0; i < mask.data.length; i += 3) {
    if (mask.data[i]! <= 0.5) continue;
    const lab = ({ data }: Image) => labOf(data[i * 3]!, data[i * 3 + 1]!, data[i * 3 + 2]!);
    differences.push(deltaE2000(lab(result), lab(truth)));
  }
  return {
    deltaE: differences.length === 0 ? 0 : medianOf(differences),
    off: differences.filter((difference) => difference > OFF).length / Math.max(1, differences.length),
    ssimInside: meanWithin(same, mask, 0),
    ssimOutside: meanWithin(same, outside, 1),
  };
}

/** Shares of the region that the new garment must cover: with nothing worn at all, and with the old garment's look. */
export function leftOver(
  person: Person,
  result: Image,
  labels: Person['labels'],
  expected: Mask,
  front: Mask,
  parts: readonly Part[],
) {
  const region = erode({ ...expected, data: expected.data.map((v, i) => (front.data[i]! > 0.5 ? 0 : v)) }, 1);
  const clothes = maskOf(labels, parts.map(partIndex));
  const same = newMask(region);
  for (let i = 0; i < same.data.length; i++) {
    const d = [0, 1, 2].reduce(
      (sum, c) => sum + Math.abs(result.data[i * 3 + c]! - person.image.data[i * 3 + c]!),
      0,
    );
    same.data[i] = d <= 3 ? 1 : 0;
  }
  const area = Math.max(1, areaOf(region));
  return {
    hole: 1 - areaOf(intersection(region, clothes)) / area,
    left: areaOf(intersection(region, same)) / area,
  };
}

/** Whether every pixel of a mask is as it was. */
export function isUnchanged(before: Image, after: Image, mask: Mask): boolean {
  for (let i = 0; i < mask.data.length; i++) {
    if (mask.data[i]! <= 0.5) continue;
    for (let c = 0; c < 3; c++) if (before.data[i * 3 + c] !== after.data[i * 3 + c]) return false;
  }
  return true;
}
