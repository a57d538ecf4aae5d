import { boxBlur, copyPixel, cropImage, intersection, type Mask, partOf, supportOf, union } from '#images';
import { fill } from '../images/fill.js';
import { open } from '../images/morphology.js';
import { type Body, torsoPlace } from '../person/body.js';
import type { Limb } from '../person/limbs.js';
import { thinRim } from './thin-rim.js';
import type { Draped } from '../fit/draped.js';

/** Where the new garment's edge comes as near to the old one's, in shoulder widths, it is moved there. */
const NEAR = 0.06;
/** Cloth from this coverage on is cloth all through. */
const SOLID = 0.9;
/** Half of the widest neck opening, in shoulder widths, and where it ends, in torsos: it is not grown shut. */
const NECK = { half: 0.36, lowest: 0.3 };
/**
 * The garment grown to the outline of the old one where the two nearly meet: no rim of the old one stays, and nothing
 * has to be invented between them. Not into the neck, nor down limbs beyond a cuff.
 */
export function growCloth(draped: Draped, old: Mask, body: Body, limbs: Limb): Draped {
  const reach = NEAR * body.unit;
  const where = supportOf(draped.alpha, 0.5, Math.ceil(UP_TO * reach) + 1);
  if (where === undefined) return draped;
  const near = partOf(draped.alpha, where);
  const solid = { ...near, data: near.data.map((alpha) => (alpha >= SOLID ? 1 : 0)) };
  const outline = partOf(old, where);
  const outside = { ...outline, data: outline.data.map((inside) => (inside > 0.5 ? 0 : 1)) };
  const rim = withoutTabs(evenRim(solid, outside, body.unit), solid, TAB * reach);
  const { hang } = draped.laid ?? {};
  const grown: number[] = [];
  for (let k = 0; k < near.data.length; k++) {
    if (rim.data[k] !== 1) continue;
    const [x, y] = [where.x + (k % where.width), where.y + Math.floor(k / where.width)];
    const { t, side } = torsoPlace(body, { x, y });
    if (t < NECK.lowest && Math.abs(side) < NECK.half) continue;
    if (!isBareLimb(limbs, y * old.width + x, hang, side)) grown.push(k);
  }
  if (grown.length === 0) return draped;
  const filled = fill(cropImage(draped.image, where), solid);
  const alpha = { ...draped.alpha, data: draped.alpha.data.slice() };
  const image = { ...draped.image, data: draped.image.data.slice() };
  const turned = { ...draped.turned, data: draped.turned.data.slice() };
  for (const k of grown) {
    const i = (where.y + Math.floor(k / where.width)) * old.width + where.x + (k % where.width);
    alpha.data[i] = 1;
    // Cloth at the very edge of the body has turned away.
    turned.data[i] = Math.max(turned.data[i]!, EDGE);
    copyPixel(filled, k, image, i);
  }
  return { ...draped, image, alpha, turned };
}

const EDGE = 0.9;

/** A gap that is about as wide as NEAR is filled where so much of it along the edge is narrower, up to so much more. */
const [MOST, UP_TO] = [0.35, 2.2];
/** Shoulder widths along the edge that are looked at. */
const ALONG = 0.4;

/** The thin gap between cloth and the old outline, without steps where it is now narrower than NEAR and now wider. */
function evenRim(solid: Mask, outside: Mask, unit: number): Mask {
  const [near, upTo] = [NEAR, UP_TO * NEAR].map((reach) => thinRim(solid, outside, reach * unit)) as [
    Mask,
    Mask,
  ];
  const [of, all] = [near, upTo].map((rim) => boxBlur(rim, ALONG * unit)) as [Mask, Mask];
  return { ...upTo, data: upTo.data.map((is, i) => (is === 1 && of.data[i]! > MOST * all.data[i]! ? 1 : 0)) };
}

/** Of how far cloth grows: what is narrower sticks out of it. */
const TAB = 1.2;

/** Without what would be a tab on the cloth, narrower than 2 · `radius`. */
function withoutTabs(rim: Mask, solid: Mask, radius: number): Mask {
  return intersection(rim, open(union(rim, solid), radius));
}

/** A limb's pixel that no sleeve or trouser leg reaches. */
function isBareLimb(
  { coverage, along }: Limb,
  i: number,
  hang: NonNullable<Draped['laid']>['hang'] | undefined,
  side: number,
): boolean {
  if (coverage.data[i]! <= 0.5 || hang === undefined) return false;
  const covered = Math.max(hang.sleeves[side < 0 ? 0 : 1], hang.legs[side < 0 ? 0 : 1]);
  return along.data[i]! > covered;
}
