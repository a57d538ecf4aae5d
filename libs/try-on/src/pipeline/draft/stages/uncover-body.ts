import { without } from '../../images/image.js';
import { frontOf } from '../../stages/layers.js';
import { oldGarment } from '../../stages/old-garment.js';
import { uncover } from '../../stages/uncover.js';
import { currentPiece, known, type Scene, withPiece } from '../scene.js';

/** Takes the old garment away, and finds what stays before the new one. */
export function uncoverBody(scene: Scene): Scene {
  const { garment, laid } = currentPiece(scene, 'laid');
  const person = known(scene, 'dressed');
  const old = oldGarment(person, garment.kind);
  const front = frontOf(person, garment.kind, old);
  const uncovered = uncover(person, garment.kind, laid, front, old);
  return withPiece(scene, { uncovered, front: { ...front, mask: without(front.mask, uncovered.stray) } });
}
