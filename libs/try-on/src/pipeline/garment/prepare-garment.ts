import { areaOf, type Box, boxOf, cropImage, type Image, type Mask, newMask } from '#images';
import { TryOnError } from '../../errors/try-on.error.js';
import { withoutHood } from './hood.js';
import { hasRolledCollar } from './rolled-collar.js';
import type { GarmentLandmarks } from '../models/landmarks.js';
import type { CutGarment, GarmentKind, LyingGarment } from './garment.js';

const LEAST_SHARE = 0.03;
/** Of the longer side: what is beside a garment tells whether its cut-out is whole. */
const MARGIN = 0.08;

/**
 * What `mask` covers of a photo, with a margin.
 * @throws {TryOnError} `SEGMENTATION_FAILED` when it covers next to nothing
 */
export function cutGarment(image: Image, mask: Mask): CutGarment {
  const box = boxOf(mask);
  if (box === undefined || areaOf(mask) < LEAST_SHARE * mask.data.length) throw noGarment();
  const margin = Math.max(4, Math.round(MARGIN * Math.max(box.width, box.height)));
  const around: Box = {
    x: box.x - margin,
    y: box.y - margin,
    width: box.width + 2 * margin,
    height: box.height + 2 * margin,
  };
  return { image: cropImage(image, around), mask: cropMask(mask, around) };
}

export function noGarment(): TryOnError {
  return new TryOnError(
    'SEGMENTATION_FAILED',
    'No garment found in clothing_image. Send a photo of one garment that lies or hangs on a plain background.',
    { atFault: 'garment_photo' },
  );
}

/** What the networks found of a cut-out; `inside`, 0–1, is what is seen through its neck. */
export type Found = { landmarks: GarmentLandmarks; hasLegs: boolean; inside: Mask | undefined };

/** A cut-out garment with its landmarks; a hood is taken down, and what is seen through the neck is taken off. */
export function withLandmarks(
  cut: CutGarment,
  kind: GarmentKind,
  { landmarks, hasLegs, inside }: Found,
): LyingGarment {
  if (kind === 'bottom') return { ...cut, kind, cut: hasLegs ? 'trousers' : 'skirt', landmarks };
  const lowered = hasRolledCollar(cut.mask, landmarks) ? cut.mask : withoutHood(cut.mask, landmarks);
  const mask = inside === undefined ? lowered : without(lowered, inside);
  return { ...cut, mask, kind, cut: 'upper', landmarks };
}

function without(mask: Mask, part: Mask): Mask {
  return { ...mask, data: mask.data.map((share, i) => share * (1 - part.data[i]!)) };
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
