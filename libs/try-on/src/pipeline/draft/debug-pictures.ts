import { encodeMask, encodePng } from '../images/encode.js';
import type { TryOnObserver } from '../try-on-pipeline.js';
import { currentPiece, known, type Scene, type SceneListener } from './scene.js';

/** Tells whoever asked for artefacts what the stages made, as files; a run needs none of them. */
export function debugPictures(artefact: NonNullable<TryOnObserver['artefact']>): SceneListener {
  return async (step, scene) => {
    // What looks at the draft adds nothing to see.
    if (step !== 'blend' || scene.features !== undefined) return;
    for (const [name, bytes] of await picturesOf(scene)) await artefact(name, bytes);
  };
}

async function picturesOf(scene: Scene): Promise<[name: string, bytes: Uint8Array][]> {
  const { silhouette, keypoints } = known(scene, 'person');
  const { garment, uncovered, draped, image } = currentPiece(scene, 'uncovered', 'draped', 'image');
  return [
    ['person_mask.png', await encodeMask(silhouette)],
    ['garment_mask.png', await encodeMask(garment.mask)],
    ['torso_mask.png', await encodeMask(uncovered.old)],
    ['keypoints.json', Buffer.from(JSON.stringify(keypoints, null, 2))],
    ['warped_garment.png', await encodePng(draped.image)],
    ['draft_composite.png', await encodePng(image)],
  ];
}
