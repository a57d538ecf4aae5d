import type { Box, Image, Labels } from '#images';
import { MAY_HAVE_SLEEVES } from '#person-parse';
import { type Lab, labAt } from '../images/colour.js';
import { hueApart } from './head-colour.js';

/** Where cloth may go on into what has another label, and how far, in pixels. */
export type Zone = {
  box: Box;
  /** Whether a pixel of the box is in the zone; all of it where there is no such test. */
  holds?: (x: number, y: number) => boolean;
  reach: number;
  /** What it may go on into, by label. */
  mayTake: readonly boolean[];
  /** Whether a pixel with that label and colour is of the cloth, by the cloth's colour near it. */
  isOf: (cloth: Lab, colour: Lab, label: number) => boolean;
};

/** So much of its distance to the colour of skin or hair a pixel of cloth has to the cloth's at most. */
const NEARER = 0.62;

/** Whether a colour is the cloth's, and not that of the skin or hair that it was taken for: it is `least` from that. */
export function isRatherCloth(cloth: Lab, colour: Lab, taken: Lab, least: number): boolean {
  const off = hueApart(colour, taken);
  return off >= least && hueApart(colour, cloth) <= NEARER * off;
}

/** Pixels: the edge of what is labelled has something of what is beside it. */
const INSIDE = 3;

/** Labels in which a top, dress or coat goes on from its edge over what has its colour in a zone. */
export function walkCloth(image: Image, labels: Labels, zone: Zone): Labels {
  const { width, height } = labels;
  const [left, top] = [Math.max(INSIDE, Math.ceil(zone.box.x)), Math.max(INSIDE, Math.ceil(zone.box.y))];
  const right = Math.min(width - INSIDE, zone.box.x + zone.box.width);
  const bottom = Math.min(height - INSIDE, zone.box.y + zone.box.height);
  const isIn = (x: number, y: number) =>
    x >= left && x < right && y >= top && y < bottom && (zone.holds?.(x, y) ?? true);
  const out = { ...labels, data: labels.data.slice() };
  let border: { i: number; label: number; cloth: Lab }[] = [];
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const i = y * width + x;
      if (!MAY_HAVE_SLEEVES[labels.data[i]!]) continue;
      // From the edge as far into the cloth.
      const by = [-1, 1, -width, width].find((step) => zone.mayTake[labels.data[i + step]!]);
      if (by === undefined || !isIn(x, y)) continue;
      const inside = i - INSIDE * by;
      if (!MAY_HAVE_SLEEVES[labels.data[inside]!]) continue;
      border.push({ i, label: labels.data[inside]!, cloth: labAt(image, inside) });
    }
  }
  for (let walked = 0; border.length > 0 && walked < zone.reach; walked++) {
    const next: typeof border = [];
    for (const { i, label, cloth } of border) {
      for (const by of [-1, 1, -width, width]) {
        const at = i + by;
        const taken = out.data[at]!;
        if (!zone.mayTake[taken] || !isIn(at % width, Math.floor(at / width))) continue;
        if (!zone.isOf(cloth, labAt(image, at), taken)) continue;
        out.data[at] = label;
        next.push({ i: at, label, cloth });
      }
    }
    border = next;
  }
  return out;
}
