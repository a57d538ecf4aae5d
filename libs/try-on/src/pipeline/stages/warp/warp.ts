import type { Labels } from '../../images/image.js';
import type { Body } from '../body.js';
import type { Garment } from '../garment.js';
import type { FitKnobs } from './upper-fit.js';
import { layAsWorn } from './as-worn.js';
import { warpSkirt, warpTrousers } from './warp-lower.js';
import { warpUpper } from './warp-upper.js';
import type { Worn } from './worn.js';

/** Lays a garment onto the body as it is cut. */
export function warp(garment: Garment, body: Body, labels: Labels, knobs: FitKnobs): Worn {
  const asWorn = layAsWorn(garment, labels);
  if (asWorn !== undefined) return asWorn;
  const { shape } = garment;
  switch (shape.cut) {
    case 'upper':
      return warpUpper(garment, shape, body, labels, labels, knobs);
    case 'trousers':
      return warpTrousers(garment, shape, body, labels, labels, knobs);
    case 'skirt':
      return warpSkirt(garment, shape, body, labels, labels, knobs);
  }
}
