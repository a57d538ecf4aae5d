import { labOf } from '../images/colour.js';
import { fill } from '../images/fill.js';
import { type Box, copyPixel, type Image, type Mask, newImage, newMask } from '../images/image.js';
import { distanceTo } from '../images/morphology.js';
import { torsoPlace } from '../person/body.js';
import type { GarmentKind } from '../garment/garment.js';
import type { Limb } from '../person/limbs.js';
import { neckSideAt } from '../person/neck-side.js';
import type { Person } from '../person/person.js';
import type { SkinTone } from '../person/skin-tone.js';

/** How much of the colour of the nearest bare skin is taken, the rest being the person's own tone. */
const NEARBY = 0.45;
/** In shoulder widths: skin that is painted beside skin that is seen takes over its colour, less of it up to here. */
const NEAR = 0.35;
/** Of the light that a limb's middle gets, what comes from all sides; and how far round the middle its edge is seen. */
const [AMBIENT, ROUND] = [0.62, 0.93];
/** Radians by which light from one side comes off the front. */
const SIDEWAYS = 0.6;
/** Levels by which neighbouring pixels of skin differ: without any, skin looks like plastic. */
const GRAIN = 2.2;
/** The shade of a hem or a cuff on the skin below it: its reach in units, and how dark it begins. */
const SHADE = { reach: 0.07, depth: 0.24 };

export type BareSkin = {
  kind: GarmentKind;
  arms: Limb;
  legs: Limb;
  /** Skin that is seen, without its edge. */
  sure: Mask;
  /** The new garment. */
  cloth: Mask;
  /** Where skin may be wanted: nothing is painted elsewhere. */
  painted: Mask;
  where: Box;
};

/**
 * Skin of the person's own tone wherever it is `painted` in `where`: round limbs in the light of the face, and the shade of the new
 * garment's edge (`cloth`) below it. Beside skin that is seen it begins in the colours of that.
 */
export function paintSkin(
  { image, labels, body }: Person,
  tone: SkinTone,
  { kind, arms, legs, sure, cloth, painted, where }: BareSkin,
): Image {
  const { rgb, like, light } = tone;
  const skin = fill(image, like, where);
  const { width } = labels;
  const [sine, cosine] = [Math.sin(light * SIDEWAYS), Math.cos(light * SIDEWAYS)];
  const reach = shadeReach(body.unit);
  const shadeAt = (i: number, x: number, y: number): number => {
    const limb = arms.coverage.data[i]! > legs.coverage.data[i]! || kind === 'top' ? arms : legs;
    if (limb.coverage.data[i]! <= 0) {
      const { t, side } = torsoPlace(body, { x, y });
      return neckAt({ t, side: side - neckSideAt(body, t) });
    }
    const across = limb.across.data[i]! * ROUND;
    const facing = across * sine + Math.sqrt(1 - across * across) * cosine;
    const shade = AMBIENT + (1 - AMBIENT) * Math.max(0, facing) * LIT;
    return limb === legs ? shade * kneeAt(limb.along.data[i]!, across) : shade;
  };
  const toneAt = (at: number, c: number) => skin.data[at + c]! * NEARBY + rgb[c]! * (1 - NEARBY);
  const beside = besideSkin(
    image,
    tone,
    { sure, painted, where, reach: NEAR * body.unit },
    (i, x, y, c) => toneAt(i * 3, c) * shadeAt(i, x, y),
  );
  for (let y = where.y; y < where.y + where.height; y++) {
    for (let x = where.x; x < where.x + where.width; x++) {
      const i = y * width + x;
      if (painted.data[i]! <= 0) continue;
      if (like.data[i]! > 0.5) {
        copyPixel(image, i, skin, i);
        continue;
      }
      const shade = shadeAt(i, x, y);
      const below = shadeBelow(cloth, i, reach);
      const grain = GRAIN * (noise(x, y) - 0.5);
      for (let c = 0; c < 3; c++) {
        const level = (toneAt(i * 3, c) * shade + (beside?.(i, c) ?? 0)) * below;
        skin.data[i * 3 + c] = Math.max(0, Math.min(255, Math.round(level + grain)));
      }
    }
  }
  return skin;
}

/** In CIELAB's a and b: what is further from the person's tone is no skin, or not in its own light. */
const HUE = 24;

/**
 * What painted skin lacks of the skin that is seen beside it, by pixel and channel: the difference at their border,
 * carried on smoothly and less up to `reach` pixels (as the membrane of Pérez et al., Poisson Image Editing, 2003).
 */
function besideSkin(
  image: Image,
  { rgb }: SkinTone,
  { sure, painted, where, reach }: Pick<BareSkin, 'sure' | 'painted' | 'where'> & { reach: number },
  paintedAt: (i: number, x: number, y: number, channel: number) => number,
): ((i: number, channel: number) => number) | undefined {
  const [, a, b] = labOf(...rgb);
  const seen = newMask(image);
  const lacking = newImage(image);
  let count = 0;
  for (let y = where.y; y < where.y + where.height; y++) {
    for (let x = where.x; x < where.x + where.width; x++) {
      const i = y * image.width + x;
      if (sure.data[i] === 0 || painted.data[i]! > 0) continue;
      const [, a2, b2] = labOf(image.data[i * 3]!, image.data[i * 3 + 1]!, image.data[i * 3 + 2]!);
      if (Math.hypot(a2 - a, b2 - b) > HUE) continue;
      seen.data[i] = 1;
      count++;
      for (let c = 0; c < 3; c++) {
        const lacks = image.data[i * 3 + c]! - paintedAt(i, x, y, c);
        lacking.data[i * 3 + c] = Math.max(0, Math.min(255, Math.round(128 + lacks)));
      }
    }
  }
  if (count === 0) return undefined;
  const carried = fill(lacking, seen, where);
  const near = nearness(seen, reach);
  return (i, c) => (carried.data[i * 3 + c]! - 128) * near.data[i]!;
}

/** 1 beside the pixels of `mask`, falling to 0 at `reach` pixels from them. */
function nearness(mask: Mask, reach: number): Mask {
  const distance = distanceTo(mask);
  return { ...distance, data: distance.data.map((d) => Math.max(0, 1 - d / reach)) };
}

/** The middle of a limb is a little lighter than skin is on the whole. */
const LIT = 1.1;

/** The knee: a light cap between two shadows, halfway down the leg. */
function kneeAt(along: number, across: number): number {
  const bump = (at: number, wide: number) => Math.exp(-(((along - at) / wide) ** 2));
  const middle = 1 - across * across;
  return (
    1 +
    middle * (0.035 * bump(0.48, 0.035) - 0.05 * bump(0.535, 0.022)) -
    0.03 * (1 - middle) * bump(0.5, 0.05)
  );
}

/** The neck is round and lies in the shade of the chin; the chest is flat and in the light. */
function neckAt({ t, side }: { t: number; side: number }): number {
  const isNeck = Math.min(1, Math.max(0, -t / NECK.height));
  const across = Math.min(1, Math.abs(side) / NECK.half);
  return 1 - isNeck * (NECK.chin + NECK.round * across ** 2);
}

/** In torsos and units; the shares of light that are lost under the chin, and at the sides. */
const NECK = { height: 0.14, half: 0.24, chin: 0.1, round: 0.16 };

/** How much light is left below the edge of `cloth`, nothing of it taken at `reach` pixels. */
export function shadeBelow({ width, data }: Mask, i: number, reach: number): number {
  for (let d = 1, at = i - width; d < reach && at >= 0; d++, at -= width) {
    if (data[at]! > 0.5) return 1 - SHADE.depth * (1 - d / reach);
  }
  return 1;
}

/** How far the shade of an edge of cloth reaches, in pixels. */
export function shadeReach(unit: number): number {
  return Math.max(2, Math.round(SHADE.reach * unit));
}

/** 0–1, the same each time. */
function noise(x: number, y: number): number {
  let n = Math.imul(x, 0x27d4eb2d) ^ Math.imul(y, 0x165667b1);
  n = Math.imul(n ^ (n >>> 15), 0x85ebca6b);
  return ((n ^ (n >>> 13)) >>> 0) / 0x100000000;
}
