import { warp } from '../../fit/warp.js';
import { currentPiece, known, type Scene, withPiece } from '../scene.js';

/** Lays the garment onto the body. @throws {TryOnError} `WARP_FAILED` */
export function layGarment(scene: Scene): Scene {
  const { garment } = currentPiece(scene);
  return withPiece(scene, { laid: warp(garment, known(scene, 'dressed'), scene.knobs) });
}
