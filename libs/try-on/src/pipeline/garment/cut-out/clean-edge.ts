import { newMask, supportOf } from '#images';
import { fill } from '../../images/fill.js';
import { dilate, erode } from '../../images/morphology.js';
import type { CutGarment } from '../garment.js';

/** Of the garment's longer side, and at least so many pixels: as near to its edge a pixel may show the ground as well. */
const [SHARE, LEAST] = [0.005, 2];
const SOLID = 0.9;

/**
 * A cut-out whose edge has the colours of the cloth further in, none of the ground's. What is narrower than the edge,
 * straps and laces, is left alone.
 */
export function cleanEdge<G extends CutGarment>(cut: G): G {
  const { image, mask } = cut;
  const where = supportOf(mask, 0, 1);
  if (where === undefined) return cut;
  const reach = Math.max(LEAST, SHARE * Math.max(where.width, where.height));
  const solid = newMask(mask);
  for (let i = 0; i < solid.data.length; i++) if (mask.data[i]! >= SOLID) solid.data[i] = 1;
  const known = erode(solid, reach);
  const broad = dilate(known, reach + 1);
  for (let i = 0; i < known.data.length; i++) {
    if (solid.data[i] === 1 && broad.data[i] === 0) known.data[i] = 1;
  }
  return { ...cut, image: fill(image, known, where) };
}
