import { z } from 'zod';
import type { GarmentType } from '../../pipeline/try-on-pipeline.js';
import { TryOnError } from '../../errors/try-on.error.js';
import { noImage } from '../http/no-image.js';

/** Answer of `POST /v1/run`. */
export const accepted = z.object({ id: z.string().regex(/^[\w-]{1,200}$/) });

/** Answer of `GET /v1/status/{id}`: a run that failed is HTTP 200. */
export const state = z.object({
  status: z.enum(['starting', 'in_queue', 'processing', 'completed', 'failed', 'canceled', 'time_out']),
  output: z.array(z.string()).nullish(),
  error: z.object({ name: z.string(), message: z.string().nullish() }).nullish(),
});
export type FashnState = z.infer<typeof state>;

const CATEGORIES: Record<GarmentType, 'auto' | 'tops' | 'bottoms' | 'one-pieces'> = {
  auto: 'auto',
  top: 'tops',
  outer: 'tops',
  bottom: 'bottoms',
  dress: 'one-pieces',
};

export type FashnRun = {
  model: string;
  person: Uint8Array;
  garment: { photo: Uint8Array; kind: GarmentType; isCutOut: boolean };
  realismLevel: number;
  seed: number;
};

/** Body of `POST /v1/run` for one image, which the vendor does not store: it comes back in the answer. */
export function runRequest({ model, person, garment, realismLevel, seed }: FashnRun): object {
  return {
    model_name: model,
    inputs: {
      model_image: dataUrl(person),
      garment_image: dataUrl(garment.photo),
      category: CATEGORIES[garment.kind],
      garment_photo_type: garment.isCutOut ? 'flat-lay' : 'auto',
      mode: realismLevel <= 2 ? 'performance' : realismLevel === 3 ? 'balanced' : 'quality',
      num_samples: 1,
      seed,
      output_format: 'png',
      return_base64: true,
    },
  };
}

/** Sentences for the errors that a shop's developer can do something about. */
const REASONS: Record<string, string> = {
  ImageLoadError: 'it could not read a photo',
  ContentModerationError: 'it refused these photos',
  PoseError: 'it found no pose in person_image or clothing_image',
  InputValidationError: 'it refused the request',
};

/**
 * The image of a run that has ended; undefined while it has not.
 * @throws TryOnError for one that has failed
 */
export function imageOf({ status, output, error }: FashnState): Uint8Array | undefined {
  if (status === 'completed') {
    const [, data] = /^data:image\/\w+;base64,(.+)$/s.exec(output?.[0] ?? '') ?? [];
    if (data === undefined) throw noImage('its answer was empty');
    return new Uint8Array(Buffer.from(data, 'base64'));
  }
  if (status === 'time_out') {
    throw new TryOnError(
      'TIMEOUT',
      'The renderer gave this try-on up after its own time limit. Send it again.',
    );
  }
  if (status === 'canceled') throw noImage('the run was cancelled there');
  if (status !== 'failed') return undefined;
  const name = error?.name ?? 'an error without a name';
  throw noImage(`${REASONS[name] ?? 'it failed'} (${name.slice(0, 60)})`);
}

function dataUrl(image: Uint8Array): string {
  const type = image[0] === 0x89 ? 'png' : 'jpeg';
  const bytes = Buffer.from(image.buffer, image.byteOffset, image.byteLength);
  return `data:image/${type};base64,${bytes.toString('base64')}`;
}
