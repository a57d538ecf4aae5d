import type { Image, Mask } from '#images';
import { labAt } from '../images/colour.js';
import { distanceTo } from '../images/morphology.js';

/** What the colours of a garment's photo say against its cut-out, as shares of the garment's area. */
export type CutColours = {
  /** In the cut-out, of colours that are more the ground's. */
  groundTaken: number;
  /** Beside it, of colours that are more the garment's. */
  clothLeft: number;
};

/** Sides of the cells in CIELAB by which colours are counted. */
const [LIGHT, HUE] = [12, 9];
/** A colour is of where it is so many times as frequent. */
const RATHER = 2.5;
/** How far beside the cut-out its cloth may go on, in roots of its area. */
const REACH = 0.22;

/** @param mask coverage 0–1, of the size of `image`; both small */
export function cutColours(image: Image, mask: Mask): CutColours {
  const cells = new Map<number, { inside: number; outside: number }>();
  const cellOf = new Int32Array(mask.data.length);
  let [inside, outside] = [0, 0];
  for (let i = 0; i < cellOf.length; i++) {
    const [l, a, b] = labAt(image, i);
    const key = Math.round(l / LIGHT) * 4096 + (Math.round(a / HUE) + 32) * 64 + Math.round(b / HUE) + 32;
    cellOf[i] = key;
    let cell = cells.get(key);
    if (cell === undefined) cells.set(key, (cell = { inside: 0, outside: 0 }));
    if (mask.data[i]! > 0.9) {
      cell.inside++;
      inside++;
    } else if (mask.data[i]! < 0.1) {
      cell.outside++;
      outside++;
    }
  }
  const near = distanceTo(mask);
  const reach = REACH * Math.sqrt(inside);
  let [taken, left] = [0, 0];
  for (let i = 0; i < cellOf.length; i++) {
    const cell = cells.get(cellOf[i]!)!;
    const garment = cell.inside / Math.max(1, inside);
    const ground = cell.outside / Math.max(1, outside);
    if (mask.data[i]! > 0.9 && ground > RATHER * garment) taken++;
    if (mask.data[i]! < 0.1 && near.data[i]! < reach && garment > RATHER * ground) left++;
  }
  return { groundTaken: taken / Math.max(1, inside), clothLeft: left / Math.max(1, inside) };
}
