import { outlineLandmarks } from '../garment/outline-landmarks.js';
import { TryOnError } from '../../errors/try-on.error.js';
import { areaOf, type Box, boxOf, type Image, type Mask, newMask } from '../images/image.js';
import { distanceTo, keepComponents } from '../images/morphology.js';
import { cropImage } from '../images/resize.js';
import type { CutGarment, GarmentKind, GarmentShape, LyingGarment } from './garment.js';
import { frontNeckline, withoutBack } from './shape/front-neckline.js';
import { crotchOf, skirtShape, trouserShape } from './shape/lower-shape.js';
import { upperShape } from './shape/upper-shape.js';

const LEAST_SHARE = 0.03;
const MARGIN = 4;

/**
 * What `mask` covers of a photo, with a margin of a few pixels.
 * @throws {TryOnError} `SEGMENTATION_FAILED` when it covers next to nothing
 */
export function cutGarment(image: Image, mask: Mask): CutGarment {
  const box = boxOf(mask);
  if (box === undefined || areaOf(mask) < LEAST_SHARE * mask.data.length) throw noGarment();
  const around: Box = {
    x: box.x - MARGIN,
    y: box.y - MARGIN,
    width: box.width + 2 * MARGIN,
    height: box.height + 2 * MARGIN,
  };
  return { image: cropImage(image, around), mask: cropMask(mask, around) };
}

export function noGarment(): TryOnError {
  return new TryOnError(
    'SEGMENTATION_FAILED',
    'No garment found in clothing_image. Send a photo of one garment that lies or hangs on a plain background.',
  );
}

/**
 * Landmarks of a cut-out garment of a kind; `withLegs` where it is known of a bottom.
 * @throws {TryOnError} `WARP_FAILED` when the outline is no garment's
 */
export function shapeGarment(cut: CutGarment, kind: GarmentKind, withLegs?: boolean): LyingGarment {
  const solid = keepComponents(cut.mask, (part, largest) => part.area > 0.2 * largest.area);
  if (kind === 'bottom') {
    const lower = bottomShape(solid, withLegs);
    return { ...cut, kind, cut: lower.cut, shape: lower, landmarks: outlineLandmarks(lower, kind) };
  }
  const shape = upperShape(solid, chestRadius(solid, kind), cut.image);
  const neckline = frontNeckline(cut.image, solid, shape);
  const mask = neckline ? withoutBack(cut.mask, neckline) : cut.mask;
  return { ...cut, mask, kind, cut: 'upper', shape, landmarks: outlineLandmarks(shape, kind) };
}

function bottomShape(mask: Mask, withLegs?: boolean): GarmentShape {
  const box = boxOf(mask)!;
  const hasLegs = withLegs ?? (crotchOf(mask) !== undefined || box.height > 2.1 * box.width);
  return hasLegs ? trouserShape(mask) : skirtShape(mask);
}

/**
 * Radius of the largest disc inside a garment; of a long one inside its upper part, since a skirt would be taken for
 * the chest.
 */
function chestRadius(mask: Mask, kind: GarmentKind): number {
  const box = boxOf(mask)!;
  const outside = newMask(mask);
  for (let i = 0; i < outside.data.length; i++) outside.data[i] = mask.data[i]! > 0.5 ? 0 : 1;
  const { data, width } = distanceTo(outside);
  const within = (share: number) =>
    data.subarray(0, Math.round(box.y + share * box.height) * width).reduce((a, b) => Math.max(a, b), 1);
  const whole = within(1);
  const isLong = kind === 'dress' || box.height > 3.6 * whole;
  return isLong ? within(0.42) : whole;
}

function cropMask(mask: Mask, box: Box): Mask {
  const out = newMask(box);
  for (let y = 0; y < box.height; y++) {
    for (let x = 0; x < box.width; x++) {
      const [fx, fy] = [x + box.x, y + box.y];
      if (fx < 0 || fy < 0 || fx >= mask.width || fy >= mask.height) continue;
      out.data[y * box.width + x] = mask.data[fy * mask.width + fx]!;
    }
  }
  return out;
}
