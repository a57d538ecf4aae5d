import { type Lab, labAt } from '../images/colour.js';
import type { Image, Labels } from '../images/image.js';
import { partIndex, partsTable } from '../models/person-parser.js';
import type { Body } from './body.js';
import { headColour, hueApart } from './head-colour.js';

/** Where collars are, in shoulder widths: above and below the shoulder line, and to the sides of the neck. */
const [ABOVE, BELOW, ASIDE] = [0.6, 0.16, 0.42];
/** How far into what is labelled skin or hair a collar may go on, in shoulder widths. */
const REACH = 0.17;
/** So much of its distance to the colour of skin or hair a pixel of cloth has to the cloth's at most, and so far it is from those. */
const [NEARER, OFF] = [0.62, 12];
/** Pixels: the edge of what is labelled has something of what is beside it. */
const INSIDE = 3;

const TAKEN_FOR = (['skin', 'hair'] as const).map(partIndex);
const IS_CLOTH = partsTable(['upper', 'outer', 'dress']);

/**
 * Labels in which the upper part of a collar, which the parser takes for the neck or for hair, is of the garment that it
 * goes on from: it has the colour of that, and not the face's or the hair's.
 */
export function withClothAtNeck(image: Image, labels: Labels, body: Body): Labels {
  /** By label; undefined of what no collar is taken for, or is not seen. */
  const colours: (Lab | undefined)[] = [];
  for (const label of TAKEN_FOR) colours[label] = headColour(label, image, labels, body);
  if (colours.every((colour) => colour === undefined)) return labels;
  const { width, height } = labels;
  const [top, bottom] = [body.shoulders.y - ABOVE * body.unit, body.shoulders.y + BELOW * body.unit];
  const middle = body.shoulders.x + body.neck * body.unit;
  const [left, right] = [middle - ASIDE * body.unit, middle + ASIDE * body.unit];
  const isNear = (x: number, y: number) =>
    x >= Math.max(INSIDE, left) &&
    x < Math.min(width - INSIDE, right) &&
    y >= Math.max(INSIDE, top) &&
    y < Math.min(height - INSIDE, bottom);
  const out = { ...labels, data: labels.data.slice() };
  let border: { i: number; label: number; cloth: Lab }[] = [];
  for (let y = Math.ceil(top); y < bottom; y++) {
    for (let x = Math.ceil(left); x < right; x++) {
      const i = y * width + x;
      if (!isNear(x, y) || !IS_CLOTH[labels.data[i]!]) continue;
      // From the edge as far into the cloth.
      const by = [-1, 1, -width, width].find((step) => colours[labels.data[i + step]!] !== undefined);
      if (by === undefined) continue;
      const inside = i - INSIDE * by;
      if (!IS_CLOTH[labels.data[inside]!]) continue;
      border.push({ i, label: labels.data[inside]!, cloth: labAt(image, inside) });
    }
  }
  for (let walked = 0; border.length > 0 && walked < REACH * body.unit; walked++) {
    const next: typeof border = [];
    for (const { i, label, cloth } of border) {
      for (const by of [-1, 1, -width, width]) {
        const at = i + by;
        const taken = colours[out.data[at]!];
        if (taken === undefined || !isNear(at % width, Math.floor(at / width))) continue;
        const colour = labAt(image, at);
        const off = hueApart(colour, taken);
        if (off < OFF || hueApart(colour, cloth) > NEARER * off) continue;
        out.data[at] = label;
        next.push({ i: at, label, cloth });
      }
    }
    border = next;
  }
  return out;
}
