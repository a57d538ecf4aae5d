import { TryOnError } from '../../errors/try-on.error.js';
import { labOf } from '../images/colour.js';
import { decode } from '../images/decode.js';
import { copyImage, type Image, type Mask } from '../images/image.js';
import { medianColour } from '../images/colour.js';
import type { Garment } from '../stages/garment.js';
import { cutGarment, shapeGarment } from '../stages/prepare-garment.js';
import type { TryOnGarment } from '../try-on-pipeline.js';

/** Longest side at which a garment is worked on. */
export const GARMENT_SIDE = 768;

/** A garment ready to be put on. @throws {TryOnError} */
export async function prepare({ photo, cutOut, type, colour }: TryOnGarment): Promise<Garment> {
  const { image, alpha } = await decode(cutOut ?? photo, GARMENT_SIDE, 'clothing_image');
  const cut = await cutGarment(image, alpha);
  const garment = shapeGarment(cut, type);
  return colour === undefined
    ? garment
    : { ...garment, image: recolour(garment.image, garment.mask, colour) };
}

/** Moves the garment's middle colour to `colour` (`#rrggbb`), folds and pattern kept. */
export function recolour(image: Image, mask: Mask, colour: string): Image {
  const wanted = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  if (wanted === null)
    throw new TryOnError('INVALID_IMAGE_FORMAT', `The colour "${colour}" is not of the form #rrggbb.`);
  const to = wanted.slice(1).map((hex) => Number.parseInt(hex, 16)) as [number, number, number];
  const from = medianColour(image, mask) ?? [128, 128, 128];
  const [fromL] = labOf(...from);
  const [toL] = labOf(...to);
  const out = copyImage(image);
  for (let i = 0; i < mask.data.length; i++) {
    if (mask.data[i]! <= 0) continue;
    const p = i * 3;
    const [l] = labOf(image.data[p]!, image.data[p + 1]!, image.data[p + 2]!);
    const light = toL > 1 ? Math.max(0, toL + (l - fromL) * 0.9) / toL : Math.max(0, l / Math.max(1, fromL));
    for (let c = 0; c < 3; c++)
      out.data[p + c] = Math.min(255, Math.round(Math.max(toL > 1 ? 0 : 255 * 0.02, to[c]!) * light ** 1.3));
  }
  return out;
}
