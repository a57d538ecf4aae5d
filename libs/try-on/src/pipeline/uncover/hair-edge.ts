import {
  areaOf,
  type Box,
  copyImage,
  cropImage,
  type Image,
  type Mask,
  newMask,
  partOf,
  putPart,
  supportOf,
} from '#images';
import { type Parse, type Part, probabilityOf } from '#person-parse';
import { labAt, labOf } from '../images/colour.js';
import { withColours } from '../images/colour-evidence.js';
import { fill } from '../images/fill.js';
import { erode } from '../images/morphology.js';
import type { Person } from '../person/person.js';

/** Hair as it lies before clothes: how much of each pixel it is, 0–1, and the photo without the clothes' colours in it. */
export type HairEdge = { alpha: Mask; image: Image };

const CLOTH: readonly Part[] = ['upper', 'outer', 'dress'];
/** Pixels teach what hair and cloth look like where the parser is so sure; hair only so far from its edge, in shoulder widths. */
const [SURE, DEEP] = [0.95, 0.06];
/** Most that colours may say against the parser, in log odds; and how far pixels are heard together, in shoulder widths. */
const EVIDENCE = { most: 7, together: 0.015 };
/** In shoulder widths: cloth so far around the hair is looked at. */
const AROUND = 0.25;
/** With more than this share of the hair above clothes taken for cloth, hair and cloth are too alike. */
const ALIKE = 0.02;
/** In shoulder widths above the shoulders: further up hair lies before no clothes. */
const ABOVE = 0.3;
/** Below the first a pixel has no hair; below the second colours alone do not make it hair: dark prints and straps have its colour too. */
const [NONE, PERHAPS] = [0.05, 0.4];
/** With less hair and cloth together than the first there is skin or ground beside the hair, of which these colours say nothing. */
const [NEITHER, BOTH] = [0.6, 0.9];
/** In CIELAB's a and b: hair is no further from the hair around it, and what is twice as far has another's hue. */
const HUE = 9;

/**
 * The edge of hair that lies before clothes, which the parser knows to some pixels only: colours tell the two apart there (Bayes' rule
 * over histograms of both). What is left of the cloth's light and hue between strands is taken out of it. Where hair and
 * cloth are too alike all stays.
 * @param soft how likely each pixel is hair, 0–1
 */
export function hairEdge({ image, body, parse }: Person, soft: Mask): HairEdge {
  const box = supportOf(soft, NONE, Math.round(AROUND * body.unit));
  const top = Math.max(0, Math.round(body.shoulders.y - ABOVE * body.unit)) - (box?.y ?? 0);
  if (box === undefined || top >= box.height) return { alpha: soft, image };
  const photo = cropImage(image, box);
  const hair = partOf(soft, box);
  const sure = { ...hair, data: hair.data.map((chance) => (chance > SURE ? 1 : 0)) };
  const deep = erode(sure, DEEP * body.unit);
  if (areaOf(deep) === 0) return { alpha: soft, image };
  const cloth = probabilityOf(parseIn(parse, box), CLOTH);
  const known = newMask(photo, 0.5);
  for (let i = 0; i < known.data.length; i++) {
    if (deep.data[i]! > 0) known.data[i] = 1;
    else if (cloth.data[i]! > SURE) known.data[i] = 0;
  }
  const together = EVIDENCE.together * body.unit;
  const told = withColours(photo, hair, known, { most: EVIDENCE.most, together });
  const first = Math.max(0, top) * box.width;
  if (areAlike(sure, told, first)) return { alpha: soft, image };
  const alpha = { ...hair, data: hair.data.slice() };
  const edge: number[] = [];
  for (let i = first; i < alpha.data.length; i++) {
    const chance = hair.data[i]!;
    if (chance < NONE) continue;
    const either = Math.min(1, (chance + cloth.data[i]! - NEITHER) / (BOTH - NEITHER));
    if (either <= 0) continue;
    const share = chance < PERHAPS ? Math.min(chance, told.data[i]!) : told.data[i]!;
    alpha.data[i] = chance + (share - chance) * either;
    if (alpha.data[i]! > NONE && deep.data[i] === 0) edge.push(i);
  }
  const behind = newMask(photo);
  for (let i = 0; i < behind.data.length; i++) {
    if (cloth.data[i]! > SURE && alpha.data[i]! < NONE) behind.data[i] = 1;
  }
  const colours = { hair: fill(photo, deep), cloth: fill(photo, behind) };
  for (const i of edge) takeOut(photo, i, 1 - alpha.data[i]!, colours);
  return {
    alpha: putPart({ ...soft, data: soft.data.slice() }, alpha, box),
    image: putImage(image, photo, box),
  };
}

/** The same parse as that of a part of its photo. */
function parseIn(parse: Parse, { x, y, width, height }: Box): Parse {
  return {
    ...parse,
    photo: { width, height },
    box: { ...parse.box, x: parse.box.x - x, y: parse.box.y - y },
  };
}

/** A copy of the image with `part` in `box`, which lies in its frame. */
function putImage(image: Image, part: Image, box: Box): Image {
  const out = copyImage(image);
  for (let y = 0; y < box.height; y++) {
    const row = part.data.subarray(y * box.width * 3, (y + 1) * box.width * 3);
    out.data.set(row, ((box.y + y) * image.width + box.x) * 3);
  }
  return out;
}

/** Whether colours take the hair of a head for cloth: where it is before the first pixel of clothes. */
function areAlike(sure: Mask, told: Mask, first: number): boolean {
  let [seen, wrong] = [0, 0];
  for (let i = 0; i < first; i++) {
    if (sure.data[i] === 0) continue;
    seen++;
    if (told.data[i]! < 0.5) wrong++;
  }
  return wrong > ALIKE * seen;
}

/** Takes the cloth's `share` out of a pixel's light, and then the hue that is not the hair's. */
function takeOut(
  { data }: Image,
  i: number,
  share: number,
  { hair, cloth }: Record<'hair' | 'cloth', Image>,
): void {
  const at = i * 3;
  for (let c = at; c < at + 3; c++) {
    const own = data[c]! + share * (hair.data[c]! - cloth.data[c]!);
    data[c] = Math.round(Math.min(255, Math.max(0, own)));
  }
  const [, a, b] = labOf(data[at]!, data[at + 1]!, data[at + 2]!);
  const [, hairA, hairB] = labAt(hair, i);
  const other = Math.min(1, Math.hypot(a - hairA, b - hairB) / HUE - 1);
  if (other <= 0) return;
  const light = lumaAt(data, at) / Math.max(1, lumaAt(hair.data, at));
  for (let c = at; c < at + 3; c++) {
    data[c] = Math.round(Math.min(255, data[c]! * (1 - other) + hair.data[c]! * light * other));
  }
}

/** BT.601. */
const lumaAt = (data: Uint8Array, at: number): number =>
  0.299 * data[at]! + 0.587 * data[at + 1]! + 0.114 * data[at + 2]!;
