import { type Image, lumaOf, type Mask, within } from '#images';
import { medianOf } from '../../geometry/median.js';
import { deltaE2000, labOf, medianColour } from '../../images/colour.js';
import type { Point } from '../../geometry/point.js';
import { erode } from '../../images/morphology.js';
import type { Keypoints } from '../../models/pose-estimator.js';
import { bodyOf } from '../../person/body.js';
import { overlap, paletteOf } from '../palette.js';
import { smallImage, smallMask } from '../../images/small.js';
import { faceLikeness, roomLikeness } from './likeness.js';
import { poseDrift } from './pose-drift.js';
import type { RenderView } from './render-view.js';

/** What is measured of a render against the photo and the draft, in its own units. */
export type RenderMeasures = {
  /** How far the body was moved as a whole, and its joints beside that, in shoulder widths. */
  moved: number;
  bent: number;
  /** SSIM of the head. */
  face: number;
  /** SSIM of what is neither person nor garment, and its mean change, 0–255. */
  room: number;
  roomChange: number;
  /** Overlap of the palettes of draft and render where the draft is changed, 0–1; ΔE2000 of their middle colours. */
  palette: number;
  colour: number;
  /** How far from the photo (0) to the draft (1) the colours there have come. */
  towards: number;
  /** Share of what the draft changed that looks more like the draft than like the photo. */
  changed: number;
  /** How much folds and weave there are, over the draft's. */
  texture: number;
};

/** Longest side at which colours are compared place by place: folds fall differently in a render. */
const COARSE = 96;
/** Levels by which draft and photo have to differ for a place to tell which of them a render shows. */
const APART = 12;
/** Longest side at which folds and weave are looked at, and the least of them that tells, 0–255. */
const WEAVE = 384;
const LEAST_TEXTURE = 0.5;

export function measureRender(
  view: RenderView,
  poses: { before: Keypoints; after: Keypoints },
): RenderMeasures {
  const { unit } = bodyOf(poses.before, view.before);
  const garment = erode(view.edit, 2);
  const [a, b] = [medianColour(view.draft, garment), medianColour(view.after, garment)];
  return {
    ...(poseDrift(poses.before, poses.after, unit, (p) => isIn(garment, p)) ?? { moved: 0, bent: 0 }),
    face: faceLikeness(view, poses.before, unit),
    ...roomLikeness(view, unit),
    palette: overlap(paletteOf(view.draft, garment), paletteOf(view.after, garment)),
    colour: a && b ? deltaE2000(labOf(...a), labOf(...b)) : 100,
    ...towardsDraft(view, garment),
    texture: textureOf(view.after, garment) / Math.max(LEAST_TEXTURE, textureOf(view.draft, garment)),
  };
}

/** The middle luminance step from pixel to pixel, 0–255, at a size at which the noise of a photo is gone. */
function textureOf(image: Image, garment: Mask): number {
  const size = within(image, WEAVE);
  const luma = lumaOf(smallImage(image, size)).data;
  const where = erode(smallMask(garment, size), 1).data;
  const steps: number[] = [];
  for (let i = 0; i < where.length - size.width - 1; i++) {
    if (where[i]! <= 0.5) continue;
    steps.push(255 * Math.hypot(luma[i + 1]! - luma[i]!, luma[i + size.width]! - luma[i]!));
  }
  return steps.length === 0 ? 0 : medianOf(steps);
}

function isIn({ width, height, data }: Mask, { x, y }: Point): boolean {
  const [px, py] = [Math.round(x), Math.round(y)];
  return px >= 0 && py >= 0 && px < width && py < height && data[py * width + px]! > 0.5;
}

function towardsDraft(
  { before, draft, after }: RenderView,
  garment: Mask,
): Pick<RenderMeasures, 'towards' | 'changed'> {
  const size = within(before, COARSE);
  const [b, d, r] = [before, draft, after].map((image: Image) => smallImage(image, size).data);
  const where = smallMask(garment, size).data;
  let [product, square, near, places] = [0, 0, 0, 0];
  for (let i = 0; i < where.length; i++) {
    if (where[i]! <= 0.5) continue;
    let [along, apart, fromDraft, fromPhoto] = [0, 0, 0, 0];
    for (let at = i * 3; at < i * 3 + 3; at++) {
      along += (r![at]! - b![at]!) * (d![at]! - b![at]!);
      apart += (d![at]! - b![at]!) ** 2;
      fromDraft += (r![at]! - d![at]!) ** 2;
      fromPhoto += (r![at]! - b![at]!) ** 2;
    }
    product += along;
    square += apart;
    if (apart < 3 * APART ** 2) continue;
    places++;
    if (fromDraft < fromPhoto) near++;
  }
  return { towards: square === 0 ? 0 : product / square, changed: places === 0 ? 0 : near / places };
}
