import { TryOnError } from '../../../errors/try-on.error.js';
import { boxOf, type Mask } from '../../images/image.js';
import { components } from '../../images/morphology.js';
import type { GarmentKind } from '../garment.js';

/** A second thing this much as large as the first: shoes come in pairs, garments do not. */
const LIKE_SIZE = 0.6;
const WIDEST = 2.4;
/**
 * Least overlap of a top with its mirror image. Of 31 tops and dresses of `data/clothing` (train) two were below,
 * both cut out wrongly; of 20 photos of shoes 6 were, and 6 more showed two like things.
 */
const LEAST_SYMMETRY = 0.6;

const CALLED: Record<GarmentKind, string> = { top: 'top', outer: 'jacket', dress: 'dress', bottom: 'bottom' };

/**
 * Refuses an outline that no garment of the kind has: shoes, bags, a street. For photos that were cut out here; a
 * transparent one shows what its sender took for the garment.
 * @throws {TryOnError} `SEGMENTATION_FAILED` for two things, `WARP_FAILED` for one of another shape
 */
export function refuseImplausible(mask: Mask, kind: GarmentKind): void {
  const [first, second] = components(mask).parts;
  if (first && second && second.area > LIKE_SIZE * first.area) {
    throw new TryOnError(
      'SEGMENTATION_FAILED',
      'clothing_image shows more than one thing. Send a photo of one garment alone.',
    );
  }
  const box = boxOf(mask)!;
  const isAskew = kind !== 'bottom' && symmetryOf(mask) < LEAST_SYMMETRY;
  if (isAskew || box.width > WIDEST * box.height) {
    throw new TryOnError(
      'WARP_FAILED',
      `The outline in clothing_image is not that of a ${CALLED[kind]}. Send a photo of one garment, upright and spread out, from the front.`,
    );
  }
}

/** Overlap (IoU) with the mirror image about the middle of its box. */
function symmetryOf(mask: Mask): number {
  const box = boxOf(mask)!;
  let [both, any] = [0, 0];
  for (let y = box.y; y < box.y + box.height; y++) {
    const row = y * mask.width;
    for (let x = 0; x < box.width; x++) {
      const isHere = mask.data[row + box.x + x]! > 0.5;
      const isThere = mask.data[row + box.x + box.width - 1 - x]! > 0.5;
      if (isHere && isThere) both++;
      if (isHere || isThere) any++;
    }
  }
  return both / Math.max(1, any);
}
