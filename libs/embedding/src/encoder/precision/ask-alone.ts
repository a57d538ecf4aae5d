import { EncoderMismatchError } from '../encoder.errors.js';
import type { Encoder } from '../encoder.port.js';

/**
 * The vectors of prompts, each asked by itself: the activations of a call are quantised on one scale, so that what else
 * is in it changes an int8 vector a little.
 */
export async function promptsAlone(encoder: Encoder, prompts: readonly string[]): Promise<Float32Array[]> {
  const vectors: Float32Array[] = [];
  for (const prompt of prompts) vectors.push((await encoder.encodeText(prompt)).vector);
  return vectors;
}

/** The same of photos. @throws the error of a photo that was not encoded */
export async function photosAlone(encoder: Encoder, photos: readonly Buffer[]): Promise<Float32Array[]> {
  const vectors: Float32Array[] = [];
  for (const photo of photos) {
    const [vector] = await encoder.encodePhotos([photo]);
    if (!(vector instanceof Float32Array)) {
      throw vector ?? new EncoderMismatchError(encoder.model.id, 'it left a reference photo out.');
    }
    vectors.push(vector);
  }
  return vectors;
}
