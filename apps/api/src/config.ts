import { z } from 'zod';
import { catalogSettings } from '#catalog';
import { embeddingSettings } from '#embedding';
import { inferenceSettings } from '#inference';
import { platformSettings } from '#platform';
import { tenantSettings } from '#tenant';
import { tryOnSettings } from '#try-on';

/** Everything that the API reads of its environment. */
export const apiSettings = z.object({
  ...platformSettings.shape,
  ...tenantSettings.shape,
  ...catalogSettings.shape,
  ...inferenceSettings.shape,
  ...embeddingSettings.shape,
  ...tryOnSettings.shape,
  /** Of the demo: the folder of its shop's settings, with which /shop is served. */
  DEMO_SHOP_DIR: z.string().optional(),
});

export type Config = z.infer<typeof apiSettings>;
