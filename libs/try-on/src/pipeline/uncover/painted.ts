import { type Mask, newMask } from '#images';
import { partIndex } from '#person-parse';
import { type NextGarment, SHADED } from './next-garment.js';
import type { Person } from '../person/person.js';
import type { SkinTone } from '../person/skin-tone.js';
import { SKIN_EDGE } from '../person/sure-skin.js';

type Around = {
  old: Mask;
  /** Cloth of the old garment beyond its outline. */
  stray: Mask;
  /** Pixels from the old garment. */
  beyond: Mask;
  /** How far beyond its labels old cloth may reach (`rimOf`). */
  rim: number;
  /** Flat ground beside it, 0–1. */
  flat: Mask | undefined;
  next: NextGarment | undefined;
  tone: SkinTone;
  /** The new garment, and the head before it: nothing is painted there. */
  cloth: Mask;
  head: Mask;
};

/** How much of each pixel is painted anew, 0–1: the old garment, its rim, and what is of its colours beside it. */
export function paintedOf(
  { labels, body }: Pick<Person, 'labels' | 'body'>,
  { old, stray, beyond, rim, flat, next, tone, cloth, head }: Around,
): Mask {
  const painted = newMask(labels);
  const softUntil = Math.max(2 * rim, SKIN_EDGE * body.unit + 1);
  const skin = partIndex('skin');
  for (let i = 0; i < painted.data.length; i++) {
    const label = labels.data[i]!;
    // Beside the old garment hair and what looks like skin are the person's: only background and cloth are touched.
    const isOther = label === 0 || (label === skin && tone.like.data[i] === 0);
    const isNear =
      next?.isNext[label] === true
        ? beyond.data[i]! <= SHADED * body.unit
        : isOther && beyond.data[i]! <= rim;
    // What is seen meets what is painted softly, its edge with the old garment's colours in it gone.
    const soft = isOther ? (softUntil - beyond.data[i]!) / (softUntil - rim) : 0;
    const isWhole = stray.data[i]! > 0 || old.data[i] === 1 || isNear;
    const share = isWhole ? 1 : Math.max(flat?.data[i] ?? 0, Math.min(1, soft));
    if (share > 0) painted.data[i] = share * (1 - cloth.data[i]! ** 2) * (1 - head.data[i]!);
  }
  return painted;
}

/** How far beyond its labels old cloth may reach, in pixels: a parser's edge is sure to a pixel of its own. */
export function rimOf({ body, parse }: Pick<Person, 'body' | 'parse'>): number {
  return Math.max(1.5, body.unit * 0.014, (RIM * parse.box.height) / parse.height);
}

const RIM = 1.3;
