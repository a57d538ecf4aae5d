import { areaOf, type Image, type Mask, newMask } from '../../images/image.js';
import { guidedFilter, lumaOf, resizeMask } from '../../images/filters.js';
import { fillHoles, keepComponents } from '../../images/morphology.js';

/** Parts of less than this share of the largest are a label, a toy, the corner of a bed. */
const SPECK = 0.12;
/** Of the garment: a smaller hole is a mistake, not the gap between two legs. */
const PINHOLE = 0.004;
/** How far an edge may be off, in pixels of the network's answer. */
const REACH = 2;

/**
 * The garment's mask at the photo's size: the network's answer without specks and pinholes, its edge moved to the
 * photo's own. Coverage 0–1.
 * @param coverage 0–1 of the whole photo, of any size (`GarmentCutter.look`)
 */
export function cutOut(image: Image, coverage: Mask): Mask {
  const kept = keepComponents(coverage, (part, largest) => part.area > SPECK * largest.area);
  const whole = fillHoles(kept, PINHOLE * areaOf(kept));
  const solid = newMask(coverage);
  for (let i = 0; i < solid.data.length; i++) {
    // The values stay soft: they say where between two pixels the edge lies.
    solid.data[i] =
      whole.data[i]! > 0 ? Math.max(0.51, coverage.data[i]!) : Math.min(0.49, coverage.data[i]!);
  }
  const radius = (REACH * Math.max(image.width, image.height)) / Math.max(coverage.width, coverage.height);
  return sharpen(guidedFilter(lumaOf(image), resizeMask(solid, image), Math.max(2, radius), 1e-4));
}

/** A soft edge of one or two pixels where the filter left a wide one. */
function sharpen(mask: Mask): Mask {
  for (let i = 0; i < mask.data.length; i++) {
    mask.data[i] = Math.min(1, Math.max(0, (mask.data[i]! - 0.5) * 5 + 0.5));
  }
  return mask;
}
