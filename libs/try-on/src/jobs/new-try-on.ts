import { z } from 'zod';
import type { TryOnOptions } from '#contracts';
import { type TryOnMode, GARMENT_TYPES, type GarmentType } from '../pipeline/try-on-pipeline.js';

/** A garment to put on: the photo itself, or the item of the catalogue that shows it. */
export type NewGarment = { type: GarmentType; /** `#rrggbb` */ colour?: string } & (
  { photo: Buffer } | { imageId: string }
);

export type NewTryOn = {
  /** The file as it was sent. */
  person: Buffer;
  /** What the form calls the two, for sentences. */
  fields: { person: string; garment: string };
  garments: NewGarment[];
  /** Without it, the best that is configured and the key may have. */
  mode?: TryOnMode;
  options: TryOnOptions;
  /** Version of the text that the shopper agreed to. */
  consent?: string;
  /** The secret by which a shopper's browser lists its own jobs. */
  session?: string;
};

const garmentShape = { type: z.enum(GARMENT_TYPES), colour: z.string().optional() };

/** `garments` of a row: where the worker finds each photo. */
export const storedGarments = z.array(
  z.union([
    z.object({ ...garmentShape, key: z.string() }),
    z.object({ ...garmentShape, imageId: z.uuid(), generation: z.int() }),
  ]),
);
export type StoredGarment = z.infer<typeof storedGarments>[number];
