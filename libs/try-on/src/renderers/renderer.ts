import type { GarmentType } from '../pipeline/try-on-pipeline.js';

export interface RenderInput {
  /** PNG or JPEG bytes at work size, upright. */
  person: Uint8Array;
  garments: readonly { photo: Uint8Array; type: GarmentType }[];
  realismLevel: number;
  seed: number;
  signal: AbortSignal;
}

/** Paints the person in the garments: what `final` mode runs in the place of warp, inpaint and blend. */
export abstract class Renderer {
  /** As it is said in answers and on the bill: `gemini`. */
  abstract readonly name: string;
  /** @returns image bytes; any size. @throws {TryOnError} `NANO_API_ERROR` or `TIMEOUT`. */
  abstract render(input: RenderInput): Promise<Uint8Array>;
}
