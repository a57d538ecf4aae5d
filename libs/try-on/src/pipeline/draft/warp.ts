import { TryOnError } from '../../errors/try-on.error.js';
import type { FitKnobs } from '../fit/fit-knobs.js';
import { drawMesh } from '../fit/laid-mesh.js';
import { fitByLandmarks } from '../fit/landmark-fit.js';
import { laySamePose } from '../fit/lay-same-pose.js';
import { fitBySkeleton } from '../fit/skeleton-fit.js';
import type { Garment, GarmentKind } from '../garment/garment.js';
import type { Person } from '../person/person.js';
import { oldGarment } from '../uncover/old-garment.js';
import type { Draped } from '../fit/draped.js';

/**
 * Lays a garment onto the body: as it is worn in its photo, or as it is cut.
 * @throws {TryOnError} `WARP_FAILED` when the photo does not show how the garment is cut, or too little of it
 */
export function warp(garment: Garment, person: Person, knobs: FitKnobs): Draped {
  if (garment.model !== undefined) {
    const moved = laySamePose(garment, garment.model, person, oldGarment(person, garment.kind));
    if (moved !== undefined) return moved;
    if (garment.isHidden) throw mostlyHidden(garment.kind);
  }
  const laid =
    garment.model === undefined
      ? fitByLandmarks(garment, person, knobs)
      : fitBySkeleton(garment, garment.model, person);
  if (laid === undefined) {
    throw new TryOnError(
      'WARP_FAILED',
      'clothing_image does not show how the garment is cut. Send a photo from the front that shows all of it, neck or waist and hem included.',
      { atFault: 'garment_photo' },
    );
  }
  return drawMesh(laid, person.labels, person.body);
}

function mostlyHidden(kind: GarmentKind): TryOnError {
  return new TryOnError(
    'WARP_FAILED',
    `Most of the ${kind} in clothing_image is hidden behind a coat, a bag or arms. Send a photo that shows all of it, or one of the garment alone.`,
    { atFault: 'garment_photo' },
  );
}
