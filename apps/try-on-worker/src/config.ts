import { z } from 'zod';
import { inferenceSettings } from '#inference';
import { platformSettings } from '#platform';
import { tryOnSettings } from '#try-on/work';

/** Everything that the try-on worker reads of its environment, but for the slices of renderers. */
export const workerSettings = z.object({
  ...platformSettings.shape,
  ...inferenceSettings.shape,
  ...tryOnSettings.shape,
});

export type Config = z.infer<typeof workerSettings>;
