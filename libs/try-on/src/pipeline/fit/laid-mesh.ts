import type { Labels, Size } from '#images';
import { distortionOf } from '../mesh/distortion.js';
import { hangOf } from './hang.js';
import type { Laid, Planned } from './laid.js';
import type { Mesh } from '../mesh/mesh.js';
import { type PartCloth, rasterise } from './rasterise.js';
import type { Body } from '../person/body.js';
import { nothingDraped, type Draped } from './draped.js';

/** A garment's mesh as it lies on the person. */
export type LaidMesh = {
  mesh: Mesh;
  laid: Float64Array;
  turned: Float64Array;
  cloths: readonly PartCloth[];
  scale: number;
  order: readonly number[];
  hasFolds: boolean;
  /** How long the garment is meant to be. */
  planned?: Planned;
  /** How unsure it is whether the garment has sleeves, 0–1. */
  unsure?: number;
};

/** The mesh as a picture of the person's size. */
export function drawMesh(given: LaidMesh, size: Size, body: Body): Draped & { parts: Labels; laid: Laid } {
  const draped = nothingDraped(size);
  const { mesh, laid, scale, hasFolds, planned, unsure = 0 } = given;
  const parts = rasterise(draped, given);
  const distortion = distortionOf(mesh, laid, scale);
  const hang = hangOf(draped.alpha, parts, body);
  const about = { distortion, hang, torn: distortion.torn / body.unit, unsure, ...(planned && { planned }) };
  return { ...draped, hasFolds, parts, laid: about };
}
