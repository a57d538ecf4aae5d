import { areaOf, type Image, type Mask, newMask, type Size } from '../../images/image.js';
import { guidedFilter, lumaOf, resizeMask } from '../../images/filters.js';
import { fillHoles, keepComponents } from '../../images/morphology.js';
import { resizeImage } from '../../images/resize.js';
import { withColours } from './colour-evidence.js';

/** Longest side at which colours are compared: the gap between a sleeve and the hem is some pixels wide there. */
const SIDE = 384;
/** Parts of less than this share of the largest are a label, a toy, the corner of a bed. */
const SPECK = 0.12;
/** Of the garment: a smaller hole is a mistake, not the gap between two legs. */
const PINHOLE = 0.004;
/** How far an edge may be off, in pixels of what is enlarged. */
const REACH = 2;

/**
 * The garment's mask at the photo's size: the network's answer and what the colours say, without specks and
 * pinholes, its edge moved to the photo's own. Coverage 0–1.
 * @param coverage 0–1 of the whole photo, of any size (`GarmentCutter.look`)
 */
export async function cutOut(image: Image, coverage: Mask): Promise<Mask> {
  const small = await resizeImage(image, inside(image, SIDE));
  const found = guidedFilter(lumaOf(small), withColours(small, resizeMask(coverage, small)), 2, 1e-3);
  const kept = keepComponents(found, (part, largest) => part.area > SPECK * largest.area);
  const whole = fillHoles(kept, PINHOLE * areaOf(kept));
  const solid = newMask(found);
  for (let i = 0; i < solid.data.length; i++) {
    // The values stay soft: they say where between two pixels the edge lies.
    solid.data[i] = whole.data[i]! > 0 ? Math.max(0.51, found.data[i]!) : Math.min(0.49, found.data[i]!);
  }
  const radius = Math.max(2, (REACH * image.width) / small.width);
  return sharpen(guidedFilter(lumaOf(image), resizeMask(solid, image), radius, 1e-4));
}

function inside({ width, height }: Size, side: number): Size {
  const scale = Math.min(1, side / Math.max(width, height));
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

/** A soft edge of one or two pixels where the filter left a wide one. */
function sharpen(mask: Mask): Mask {
  for (let i = 0; i < mask.data.length; i++) {
    mask.data[i] = Math.min(1, Math.max(0, (mask.data[i]! - 0.5) * 5 + 0.5));
  }
  return mask;
}
