import { without } from '#images';
import { armsBefore } from '../../uncover/arms-before.js';
import { frontOf } from '../../uncover/layers.js';
import { oldGarment } from '../../uncover/old-garment.js';
import { uncover } from '../../uncover/uncover.js';
import { currentPiece, known, type Scene, withPiece } from '../scene.js';

/** Takes the old garment away, and finds what stays before the new one. */
export function uncoverBody(scene: Scene): Scene {
  const { garment, laid } = currentPiece(scene, 'laid');
  const person = known(scene, 'dressed');
  const old = oldGarment(person, garment.kind);
  const before = frontOf(person, garment.kind, old, laid.laid?.hang.sleeves);
  const front = laid.changed === undefined ? before : { ...before, mask: without(before.mask, laid.changed) };
  const arms = armsBefore(person, garment.kind, laid, old);
  // Behind a forearm the old garment is taken away as elsewhere, and skin is painted where that had a sleeve.
  const behind = arms === undefined ? laid : { ...laid, alpha: without(laid.alpha, arms) };
  const uncovered = uncover(person, garment.kind, behind, front, old);
  const kept = { ...front, mask: without(front.mask, uncovered.stray) };
  return withPiece(scene, { uncovered, front: kept, ...(arms && { arms }) });
}
