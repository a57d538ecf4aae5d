import { areaOf, type Labels, type Mask, maskOf, newMask, union, without } from '#images';
import { partIndex } from '#person-parse';
import { components, open } from '../images/morphology.js';

/** With this share of its border on a garment a thing is part of it: of a bag in a hand or at a side more is elsewhere. */
const ON = 0.75;
/** A belt is at least so many times as wide as high. */
const FLAT = 2.5;
/** Of the border of a thing that is held, skin is more than this. */
const HELD = 0.04;
/** The waistband of a skirt is wider than this, in shoulder widths, less flat than a belt, and hands in pockets touch it. */
const BAND = { wide: 0.6, flat: 1.6, held: 0.18 };
/** Shoulder widths: belts are narrower, bags wider. */
const NARROW = 0.16;
/** Bags, hats and scarves have more than this share of the person's area; of the rest belts and necklaces are. */
const LARGE = 0.012;

/** Belts, brooches and necklaces on `clothes`: what the parser calls other things and lies within it. */
export function beltsOn(labels: Labels, clothes: Mask): Mask {
  return thingsThat(labels, thingsIn(labels), clothes, ({ border, onCloth }) => onCloth >= ON * border);
}

/**
 * Belts, sashes, prints and knots on garments that are all in `clothes`: a top that hangs over the waist hides them. Told
 * by their shape, or by no hand near them, from bags that are held before the body; a belt that meets a bag is what of
 * both is narrow.
 */
export function beltsBetween(labels: Labels, clothes: Mask, unit: number): Mask {
  const things = thingsIn(labels);
  const wideOf = ({ left, right }: Thing) => right - left + 1;
  const isFlat = (thing: Thing, flat = FLAT) => wideOf(thing) >= flat * (thing.bottom - thing.top + 1);
  const isBand = (thing: Thing) =>
    wideOf(thing) >= BAND.wide * unit && isFlat(thing, BAND.flat) && thing.onSkin <= BAND.held * thing.border;
  const whole = thingsThat(labels, things, clothes, (thing) => {
    const { border, onCloth, onSkin } = thing;
    return onCloth >= ON * border && (isFlat(thing) || isBand(thing) || onSkin <= HELD * border);
  });
  const wide = open(things, (NARROW / 2) * unit);
  const cloth = union(clothes, wide);
  const narrow = thingsThat(labels, without(things, wide), cloth, (thing) => {
    return isFlat(thing) && thing.onCloth >= ON * thing.border;
  });
  return union(whole, narrow);
}

/** Bags and scarves beside the `old` garment, however like its cloth they look: large, and partly elsewhere. */
export function thingsBeside(labels: Labels, old: Mask, silhouette: Mask): Mask {
  const least = LARGE * areaOf(silhouette);
  return thingsThat(labels, thingsIn(labels), old, ({ area, border, onCloth }) => {
    return area > least && onCloth < ON * border;
  });
}

const thingsIn = (labels: Labels): Mask => maskOf(labels, [partIndex('other')]);

type Thing = {
  area: number;
  /** Pixels of its border, and those of them that lie on the garment and on skin. */
  border: number;
  onCloth: number;
  onSkin: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
};

/** The pieces of `things` that `isWanted`. */
function thingsThat(
  { width, height, data }: Labels,
  things: Mask,
  clothes: Mask,
  isWanted: (thing: Thing) => boolean,
): Mask {
  if (!things.data.includes(1)) return things;
  const { labels: numbers, parts } = components(things);
  const found: Thing[] = parts.map(({ area }) => ({
    area,
    border: 0,
    onCloth: 0,
    onSkin: 0,
    left: width,
    right: 0,
    top: height,
    bottom: 0,
  }));
  const skin = partIndex('skin');
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x;
      const number = numbers.data[i]!;
      if (number === 0) continue;
      const thing = found[number - 1]!;
      thing.left = Math.min(thing.left, x);
      thing.right = Math.max(thing.right, x);
      thing.top = Math.min(thing.top, y);
      thing.bottom = y;
      for (const by of [-1, 1, -width, width]) {
        if (numbers.data[i + by] === number) continue;
        thing.border++;
        if (clothes.data[i + by]! > 0.5) thing.onCloth++;
        else if (data[i + by] === skin) thing.onSkin++;
      }
    }
  }
  const out = newMask(things);
  const wanted = [0, ...found.map((thing) => Number(thing.border > 0 && isWanted(thing)))];
  for (let i = 0; i < out.data.length; i++) out.data[i] = wanted[numbers.data[i]!]!;
  return out;
}
