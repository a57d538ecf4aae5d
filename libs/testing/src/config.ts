import { z } from 'zod';
import { catalogSettings } from '#catalog';
import { embeddingSettings } from '#embedding';
import { inferenceSettings } from '#inference';
import { loadConfig, platformSettings } from '#platform';
import { tenantSettings } from '#tenant';
import { tryOnSettings } from '#try-on';

/** The slices of all libs: what any process reads, but for an app's own. */
export const allSettings = z.object({
  ...platformSettings.shape,
  ...tenantSettings.shape,
  ...catalogSettings.shape,
  ...inferenceSettings.shape,
  ...embeddingSettings.shape,
  ...tryOnSettings.shape,
});

export type Config = z.infer<typeof allSettings>;

/** A complete configuration for a test; nothing of the environment is in it. Silent unless told otherwise. */
export function testConfig(given: Partial<Record<keyof Config, string>> = {}): Config {
  return loadConfig(allSettings, {
    NODE_ENV: 'test',
    PUBLIC_URL: 'http://vitrine.test',
    DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
    REDIS_URL: 'redis://127.0.0.1:1',
    CHROMA_URL: 'http://127.0.0.1:1',
    ADMIN_KEY: 'admin-key-of-the-tests-alone',
    SIGNING_SECRET: 'signing-secret-of-the-tests-alone',
    LOG_LEVEL: 'silent',
    ...given,
  });
}
