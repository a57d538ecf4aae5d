import { lumaOf } from '#images';
import { TryOnError } from '../../errors/try-on.error.js';
import { decode, type Decoded } from '../images/decode.js';

const FIELD = 'person_image';
const LEAST_SPREAD = 0.02;

/** The person's photo at work size. @throws {TryOnError} `INVALID_IMAGE_FORMAT`, `IMAGE_TOO_LARGE`, `SEGMENTATION_FAILED` */
export async function loadPerson(bytes: Uint8Array, workSize: number): Promise<Decoded> {
  const decoded = await decode(bytes, workSize, FIELD);
  if (spreadOf(lumaOf(decoded.image).data) < LEAST_SPREAD) {
    throw new TryOnError(
      'SEGMENTATION_FAILED',
      'No person found in person_image: the photo has one colour all over. Send a photo that shows one person.',
      { atFault: 'person_photo' },
    );
  }
  return decoded;
}

/** Standard deviation. */
function spreadOf(values: Float32Array): number {
  let [sum, squares] = [0, 0];
  for (const value of values) {
    sum += value;
    squares += value * value;
  }
  const mean = sum / values.length;
  return Math.sqrt(Math.max(0, squares / values.length - mean * mean));
}
