import {
  areaOf,
  guidedFilter,
  type Image,
  lumaOf,
  type Mask,
  newMask,
  resizeImage,
  resizeMask,
  within,
} from '#images';
import { components, keepComponents } from '../../images/morphology.js';
import { withColours } from '../../images/colour-evidence.js';

/** Longest side at which colours are compared: the gap between a sleeve and the hem is some pixels wide there. */
const SIDE = 384;
/** Parts of less than this share of the largest are a label, a toy, the corner of a bed. */
const SPECK = 0.12;
/** Of the garment: a smaller hole is a mistake, not the gap between two legs. */
const PINHOLE = 0.004;
/** A hole where the network is less sure than this that it sees the ground is cloth that it doubts. */
const DOUBT = 0.2;
/** How far an edge may be off, in pixels of what is enlarged. */
const REACH = 2;

/**
 * The garment by the network's answer and what the colours say, without specks and pinholes, its edge moved to the
 * photo's own. Coverage 0–1.
 * @param coverage 0–1 of the whole photo, of any size (`GarmentCutter.look`)
 */
export async function cutByNetwork(image: Image, coverage: Mask): Promise<Mask> {
  const small = await resizeImage(image, within(image, SIDE));
  const found = guidedFilter(lumaOf(small), withColours(small, resizeMask(coverage, small)), 2, 1e-3);
  const kept = keepComponents(found, (part, largest) => part.area > SPECK * largest.area);
  const whole = withoutDoubtfulHoles(kept, found);
  const solid = newMask(found);
  for (let i = 0; i < solid.data.length; i++) {
    // The values stay soft: they say where between two pixels the edge lies.
    solid.data[i] = whole.data[i]! > 0 ? Math.max(0.51, found.data[i]!) : Math.min(0.49, found.data[i]!);
  }
  const radius = Math.max(2, (REACH * image.width) / small.width);
  return sharpen(guidedFilter(lumaOf(image), resizeMask(solid, image), radius, 1e-4));
}

/** Closes pinholes, and holes of any size of which the network is not sure that the ground is seen through them. */
function withoutDoubtfulHoles(mask: Mask, found: Mask): Mask {
  const { width, height } = mask;
  const outside = newMask(mask);
  for (let i = 0; i < outside.data.length; i++) outside.data[i] = 1 - mask.data[i]!;
  const { labels, parts } = components(outside);
  const chance = new Float64Array(256);
  const isOpen = new Uint8Array(256);
  for (let i = 0; i < outside.data.length; i++) {
    const label = labels.data[i]!;
    chance[label]! += found.data[i]!;
    const x = i % width;
    if (x === 0 || x === width - 1 || i < width || i >= width * (height - 1)) isOpen[label] = 1;
  }
  const pinhole = PINHOLE * areaOf(mask);
  const isFilled = new Uint8Array(256);
  for (const { label, area } of parts) {
    if (isOpen[label] === 0 && (area <= pinhole || chance[label]! / area > DOUBT)) isFilled[label] = 1;
  }
  const out = newMask(mask);
  for (let i = 0; i < out.data.length; i++) {
    out.data[i] = mask.data[i] === 1 || isFilled[labels.data[i]!] === 1 ? 1 : 0;
  }
  return out;
}

/** A soft edge of one or two pixels where the filter left a wide one. */
function sharpen(mask: Mask): Mask {
  for (let i = 0; i < mask.data.length; i++) {
    mask.data[i] = Math.min(1, Math.max(0, (mask.data[i]! - 0.5) * 5 + 0.5));
  }
  return mask;
}
