import type { Labels, Size } from '../images/image.js';
import { type Distortion, distortionOf } from '../mesh/distortion.js';
import type { Mesh } from '../mesh/mesh.js';
import { type PartCloth, rasterise } from '../mesh/rasterise.js';
import { nothingWorn, type Worn } from '../stages/warp/worn.js';

/** A garment's mesh as it lies on the person. */
export type LaidMesh = {
  mesh: Mesh;
  laid: Float64Array;
  turned: Float64Array;
  cloths: readonly PartCloth[];
  scale: number;
  order: readonly number[];
  hasFolds: boolean;
};

/** The mesh as a picture of the person's size. */
export function drawMesh(given: LaidMesh, size: Size): Worn & { parts: Labels; distortion: Distortion } {
  const worn = nothingWorn(size);
  const { mesh, laid, scale, hasFolds } = given;
  const parts = rasterise(worn, given);
  return { ...worn, hasFolds, parts, distortion: distortionOf(mesh, laid, scale) };
}
