import { type Image, type Mask, newMask } from '#images';
import { partIndex } from '#person-parse';
import { type Lab, labAt, labOf, middleLab, type Rgb } from '../images/colour.js';
import { remembered } from '../remembered.js';
import { torsoPlace } from './body.js';
import { handZone } from './hands.js';
import type { Person } from './person.js';

/**
 * The person's skin: its colour in the light (8-bit sRGB), and the pixels that are like it. `light` is
 * where the light comes from, −1 from picture left to 1 from the right, told by the face.
 */
export type SkinTone = { rgb: Rgb; like: Mask; light: number };

/** Around the middle in CIELAB: light varies by shadows, hue hardly. */
const [LIGHTER, DARKER, HUE] = [20, 22, 11];
/** Fewer pixels of skin tell nothing. */
const LEAST = 60;
/** A face in the shade of hair or a hat is darker than its hands by this lightness, and further in hue it is another's or a glove. */
const SHADE = { darker: 10, hue: 14 };
/** When no face or arm is to be seen bare. */
const USUAL = [205, 160, 135] as const;

/**
 * Told by the face where it is seen (what a parser calls skin elsewhere may be tights or cloth), else by all skin; by the hands where
 * they show the face to be in the shade, since arms and legs lie in their light. It is the median in CIELAB, and of the pixels near to it the
 * mean of those in the light.
 */
export const skinTone = remembered(({ image, labels, body }: Person, known: Mask): SkinTone => {
  const [face, all]: number[][] = [[], []];
  const skin = partIndex('skin');
  for (let i = 0; i < known.data.length; i++) {
    if (known.data[i]! <= 0.5 || labels.data[i] !== skin) continue;
    all!.push(i);
    const { t, side } = torsoPlace(body, { x: i % labels.width, y: Math.floor(i / labels.width) });
    if (t < -0.2 && Math.abs(side) < 0.5) face!.push(i);
  }
  const hands = handZone(body, labels);
  const onHands = all!.filter((i) => hands.data[i]! > 0);
  const seen = face!.length > LEAST ? face! : all!;
  const told = onHands.length > LEAST && isShaded(image, seen, onHands) ? onHands : seen;
  const like = newMask(labels);
  if (told.length === 0) return { rgb: USUAL, like, light: 0 };
  const middle = medianLab(image, told);
  for (const i of all!) {
    const [l, a, b] = labAt(image, i);
    const isLike =
      l - middle[0] < LIGHTER && middle[0] - l < DARKER && Math.hypot(a - middle[1], b - middle[2]) < HUE;
    if (isLike) like.data[i] = 1;
  }
  if (!told.some((i) => like.data[i] === 1)) return { rgb: USUAL, like, light: 0 };
  const rgb = inTheLight(
    image,
    told.filter((i) => like.data[i] === 1),
  );
  return { rgb, like, light: face!.length > LEAST ? lightFrom(image, face!) : 0 };
});

function isShaded(image: Image, face: readonly number[], hands: readonly number[]): boolean {
  const lit = labOf(...inTheLight(image, face));
  const [l, a, b] = medianLab(image, hands);
  return l - lit[0] > SHADE.darker && Math.hypot(a - lit[1], b - lit[2]) < SHADE.hue;
}

/** The share of the skin that is in the shade of a chin or a hat, or is no skin: beards and glasses. */
const SHADED = 0.75;

function inTheLight(image: Image, pixels: readonly number[]): SkinTone['rgb'] {
  const lightness = pixels.map((i) => labAt(image, i)[0]);
  const least = quantile(lightness, SHADED);
  const lit = pixels.filter((_, k) => lightness[k]! >= least);
  const mean = (c: number) =>
    Math.round(lit.reduce((sum, i) => sum + image.data[i * 3 + c]!, 0) / lit.length);
  return [mean(0), mean(1), mean(2)];
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(share * (values.length - 1))]!;
}

/** A face that is a fifth lighter on one side than on the other is lit from there alone. */
const ONE_SIDED = 5;

function lightFrom({ width, data }: Image, face: readonly number[]): number {
  const middle = face.reduce((sum, i) => sum + (i % width), 0) / face.length;
  const [left, right] = [
    { sum: 0, count: 1 },
    { sum: 0, count: 1 },
  ];
  for (const i of face) {
    const side = i % width < middle ? left : right;
    side.sum += data[i * 3 + 1]!;
    side.count++;
  }
  const [l, r] = [left.sum / left.count, right.sum / right.count];
  return Math.min(1, Math.max(-1, (ONE_SIDED * (r - l)) / Math.max(1, l + r)));
}

/** Of every n-th pixel of large areas. */
function medianLab(image: Image, pixels: readonly number[]): Lab {
  const step = Math.max(1, Math.floor(pixels.length / 4000));
  return middleLab(pixels.filter((_, k) => k % step === 0).map((i) => labAt(image, i)));
}
