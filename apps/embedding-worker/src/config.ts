import { z } from 'zod';
import { embeddingSettings } from '#embedding/indexing';
import { inferenceSettings } from '#inference';
import { platformSettings } from '#platform';

/** Everything that the embedding worker reads of its environment. */
export const workerSettings = z.object({
  ...platformSettings.shape,
  ...inferenceSettings.shape,
  ...embeddingSettings.shape,
});

export type Config = z.infer<typeof workerSettings>;
