import { decode } from '../images/decode.js';
import { encodeCutOut } from '../images/encode.js';
import { cutGarment } from '../stages/prepare-garment.js';
import { GARMENT_SIDE } from './wardrobe.js';

/** Cuts the garment out of a catalogue photo once, so that no job has to. */
export class GarmentCutter {
  /**
   * Keeps its thread busy for about half a second.
   * @returns PNG with transparency, cropped to the garment: what `TryOnGarment.cutOut` takes
   * @throws {TryOnError} `SEGMENTATION_FAILED`, `INVALID_IMAGE_FORMAT`, `IMAGE_TOO_LARGE`
   */
  async cut(photo: Uint8Array): Promise<Uint8Array> {
    const { image, alpha } = await decode(photo, GARMENT_SIDE, 'clothing_image');
    const cut = await cutGarment(image, alpha);
    return encodeCutOut(cut.image, cut.mask);
  }
}
