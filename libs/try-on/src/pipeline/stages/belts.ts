import { type Labels, type Mask, maskOf, newMask } from '../images/image.js';
import { components } from '../images/morphology.js';
import { partIndex } from '../models/person-parser.js';

/** With this share of its border on a garment a thing is worn on it: of a bag in a hand or at a side more is elsewhere. */
const ON = 0.75;
/** A belt is at least so many times as wide as high. */
const FLAT = 2.5;

/** Belts, brooches and necklaces on the garment `worn`: what the parser calls other things and lies within it. */
export function beltsOn(labels: Labels, worn: Mask): Mask {
  return thingsOn(labels, worn, 0);
}

/**
 * Belts and sashes between two garments, both in `worn`: a top that hangs over the waist hides them. Told by their
 * shape from bags that are held before the body.
 */
export function flatBeltsOn(labels: Labels, worn: Mask): Mask {
  return thingsOn(labels, worn, FLAT);
}

type Thing = { border: number; onCloth: number; left: number; right: number; top: number; bottom: number };

function thingsOn({ width, height, data }: Labels, worn: Mask, flat: number): Mask {
  const things = maskOf({ width, height, data }, [partIndex('other')]);
  if (!things.data.includes(1)) return things;
  const { labels: numbers } = components(things);
  const found = new Map<number, Thing>();
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x;
      const number = numbers.data[i]!;
      if (number === 0) continue;
      const thing = found.get(number) ?? { border: 0, onCloth: 0, left: x, right: x, top: y, bottom: y };
      found.set(number, thing);
      thing.left = Math.min(thing.left, x);
      thing.right = Math.max(thing.right, x);
      thing.bottom = y;
      for (const by of [-1, 1, -width, width]) {
        if (numbers.data[i + by] === number) continue;
        thing.border++;
        if (worn.data[i + by]! > 0.5) thing.onCloth++;
      }
    }
  }
  const isBelt = new Uint8Array(256);
  for (const [number, { border, onCloth, left, right, top, bottom }] of found) {
    if (onCloth >= ON * border && right - left + 1 >= flat * (bottom - top + 1)) isBelt[number] = 1;
  }
  const belts = newMask(things);
  for (let i = 0; i < belts.data.length; i++) belts.data[i] = isBelt[numbers.data[i]!]!;
  return belts;
}
