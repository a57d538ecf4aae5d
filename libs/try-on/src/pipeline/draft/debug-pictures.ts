import { encodeMask, encodePng } from '../images/encode.js';
import type { Garment } from '../stages/garment.js';
import type { Scene } from '../stages/scene.js';
import type { TryOnObserver } from '../try-on-pipeline.js';
import type { PutOn } from './put-on.js';

/** What each stage made of a garment, as files, for whoever asked for them; a run needs none of them. */
export async function tellDebugPictures(
  observer: TryOnObserver,
  scene: Scene,
  garment: Garment,
  put: PutOn,
): Promise<void> {
  if (observer.artefact === undefined) return;
  const pictures: [name: string, bytes: Uint8Array][] = [
    ['person_mask.png', await encodeMask(scene.silhouette)],
    ['garment_mask.png', await encodeMask(garment.mask)],
    ['torso_mask.png', await encodeMask(put.uncovered.old)],
    ['keypoints.json', Buffer.from(JSON.stringify(scene.keypoints, null, 2))],
    ['warped_garment.png', await encodePng(put.worn.image)],
    ['draft_composite.png', await encodePng(put.image)],
  ];
  for (const [name, bytes] of pictures) await observer.artefact(name, bytes);
}
