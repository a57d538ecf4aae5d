import { type Box, copyPixel, type Image, type Mask, newImage, newMask } from '#images';
import { labOf } from '../images/colour.js';
import { fill } from '../images/fill.js';
import { distanceTo } from '../images/morphology.js';
import { torsoPlace } from '../person/body.js';
import type { GarmentKind } from '../garment/garment.js';
import type { Limb } from '../person/limbs.js';
import { neckSideAt } from '../person/neck-side.js';
import { limbShade } from './limb-shade.js';
import { skinGrain } from './skin-grain.js';
import type { Person } from '../person/person.js';
import type { SkinTone } from '../person/skin-tone.js';

/** How much of the colour of the nearest bare skin is taken, the rest being the person's own tone. */
const NEARBY = 0.45;
/** In shoulder widths: skin that is painted beside skin that is seen takes over its colour, less of it up to here. */
const NEAR = 0.35;
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
  const limbShades = limbShade(light);
  const grainAt = skinGrain(body.unit);
  const reach = shadeReach(body.unit);
  /** The colour of skin at a pixel, without what is beside it, into `colour`. */
  const colourAt = (i: number, x: number, y: number, colour: number[]): void => {
    const limb = arms.coverage.data[i]! > legs.coverage.data[i]! || kind === 'top' ? arms : legs;
    if (limb.coverage.data[i]! > 0) limbShades[limb === legs ? 'leg' : 'arm'](limb, i, colour);
    else {
      const { t, side } = torsoPlace(body, { x, y });
      colour.fill(neckAt({ t, side: side - neckSideAt(body, t) }));
    }
    for (let c = 0; c < 3; c++)
      colour[c] = colour[c]! * (skin.data[i * 3 + c]! * NEARBY + rgb[c]! * (1 - NEARBY));
  };
  const beside = besideSkin(image, tone, { sure, painted, where, reach: NEAR * body.unit }, colourAt);
  const colour = [0, 0, 0];
  for (let y = where.y; y < where.y + where.height; y++) {
    for (let x = where.x; x < where.x + where.width; x++) {
      const i = y * width + x;
      if (painted.data[i]! <= 0) continue;
      if (like.data[i]! > 0.5) {
        copyPixel(image, i, skin, i);
        continue;
      }
      colourAt(i, x, y, colour);
      const share = shadeBelow(cloth, i, reach) * grainAt(x, y);
      for (let c = 0; c < 3; c++) {
        const level = (colour[c]! + (beside?.(i, c) ?? 0)) * share;
        skin.data[i * 3 + c] = Math.max(0, Math.min(255, Math.round(level)));
      }
    }
  }
  return skin;
}

/** In CIELAB's a and b: what is further from the person's tone is no skin, or not in its own light. */
const HUE = 16;

/**
 * What painted skin lacks of the skin that is seen beside it, by pixel and channel: the difference at their border,
 * carried on smoothly and less up to `reach` pixels (as the membrane of Pérez et al., Poisson Image Editing, 2003).
 */
function besideSkin(
  image: Image,
  { rgb }: SkinTone,
  { sure, painted, where, reach }: Pick<BareSkin, 'sure' | 'painted' | 'where'> & { reach: number },
  paintedAt: (i: number, x: number, y: number, colour: number[]) => void,
): ((i: number, channel: number) => number) | undefined {
  const [, a, b] = labOf(...rgb);
  const seen = newMask(image);
  const lacking = newImage(image);
  const own = [0, 0, 0];
  let count = 0;
  for (let y = where.y; y < where.y + where.height; y++) {
    for (let x = where.x; x < where.x + where.width; x++) {
      const i = y * image.width + x;
      if (sure.data[i] === 0 || painted.data[i]! > 0) continue;
      const [, a2, b2] = labOf(image.data[i * 3]!, image.data[i * 3 + 1]!, image.data[i * 3 + 2]!);
      if (Math.hypot(a2 - a, b2 - b) > HUE) continue;
      seen.data[i] = 1;
      count++;
      paintedAt(i, x, y, own);
      for (let c = 0; c < 3; c++) {
        const lacks = image.data[i * 3 + c]! - own[c]!;
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
