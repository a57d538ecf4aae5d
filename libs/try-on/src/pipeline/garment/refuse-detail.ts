import type { Mask } from '#images';
import { TryOnError } from '../../errors/try-on.error.js';

/** Of the frame's edge: a garment that is cut off at its hem and sleeves covers less. */
const MOST_OF_EDGE = 0.67;

/**
 * Refuses a photo that cloth fills from edge to edge: it shows a detail, not how the garment is cut.
 * @param mask the cut-out of the whole photo, 0–1
 * @throws {TryOnError} `SEGMENTATION_FAILED`
 */
export function refuseDetail({ width, height, data }: Mask): void {
  let covered = 0;
  for (let x = 0; x < width; x++) {
    covered += Number(data[x]! > 0.5) + Number(data[(height - 1) * width + x]! > 0.5);
  }
  for (let y = 0; y < height; y++) {
    covered += Number(data[y * width]! > 0.5) + Number(data[y * width + width - 1]! > 0.5);
  }
  if (covered <= MOST_OF_EDGE * 2 * (width + height)) return;
  throw new TryOnError(
    'SEGMENTATION_FAILED',
    'clothing_image shows a detail of a garment. Send a photo that shows all of it, with some ground around it.',
    { atFault: 'garment_photo' },
  );
}
