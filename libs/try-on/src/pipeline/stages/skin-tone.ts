import { labOf } from '../images/colour.js';
import { type Image, type Mask, newMask } from '../images/image.js';
import { partIndex } from '../models/person-parser.js';
import { torsoPlace } from './body.js';
import type { Scene } from './scene.js';

/** The person's skin: its middle colour, and the pixels that are like it. */
export type SkinTone = { rgb: readonly [number, number, number]; like: Mask };

/** Around the middle in CIELAB: light varies by shadows, hue hardly. */
const [LIGHTER, DARKER, HUE] = [20, 22, 11];
/** When no face or arm is to be seen bare. */
const USUAL = [205, 160, 135] as const;

/**
 * Told by the face where it is seen (what a parser calls skin elsewhere may be tights or cloth), else by all skin:
 * the median in CIELAB, and of the pixels near to it the mean.
 */
export function skinTone({ image, labels, body }: Scene, known: Mask): SkinTone {
  const [face, all]: number[][] = [[], []];
  for (let i = 0; i < known.data.length; i++) {
    if (known.data[i]! <= 0.5 || labels.data[i] !== partIndex('skin')) continue;
    all!.push(i);
    const { t, side } = torsoPlace(body, { x: i % labels.width, y: Math.floor(i / labels.width) });
    if (t < -0.2 && Math.abs(side) < 0.5) face!.push(i);
  }
  const told = face!.length > 60 ? face! : all!;
  const like = newMask(labels);
  if (told.length === 0) return { rgb: USUAL, like };
  const middle = medianLab(image, told);
  const sum = [0, 0, 0];
  let count = 0;
  for (const i of all!) {
    const [l, a, b] = labAt(image, i);
    const isLike =
      l - middle[0]! < LIGHTER && middle[0]! - l < DARKER && Math.hypot(a - middle[1]!, b - middle[2]!) < HUE;
    if (!isLike) continue;
    like.data[i] = 1;
    count++;
    for (let c = 0; c < 3; c++) sum[c]! += image.data[i * 3 + c]!;
  }
  if (count === 0) return { rgb: USUAL, like };
  return { rgb: [sum[0]! / count, sum[1]! / count, sum[2]! / count], like };
}

function labAt({ data }: Image, i: number) {
  return labOf(data[i * 3]!, data[i * 3 + 1]!, data[i * 3 + 2]!);
}

/** Of each channel; every n-th pixel of large areas. */
function medianLab(image: Image, pixels: readonly number[]): number[] {
  const step = Math.max(1, Math.floor(pixels.length / 4000));
  const sample = pixels.filter((_, k) => k % step === 0).map((i) => labAt(image, i));
  return [0, 1, 2].map((c) => {
    const sorted = sample.map((lab) => lab[c as 0 | 1 | 2]).toSorted((x, y) => x - y);
    return sorted[Math.floor(sorted.length / 2)]!;
  });
}
