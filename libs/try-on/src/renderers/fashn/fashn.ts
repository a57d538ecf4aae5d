import { z } from 'zod';
import { defineRenderer } from '../renderer-definition.js';

/** FASHN's hosted API. */
export const fashn = defineRenderer({
  settings: z.object({
    FASHN_API_KEY: z.string('TRYON_RENDERERS with fashn needs a key'),
    FASHN_API_URL: z.url({ protocol: /^https?$/ }).default('https://api.fashn.ai'),
    FASHN_MODEL: z.string().default('tryon-v1.6'),
    /** Of one run, waiting there included. */
    FASHN_TIMEOUT_S: z.coerce.number().min(0.05).max(600).default(60),
  }),
  capabilities: {
    needs: { mask: false, pose: false, gpu: false },
    imagesPerCall: 4,
    photoSeenBy: 'provider',
  },
  open: async ({ FASHN_API_KEY, FASHN_API_URL, FASHN_MODEL, FASHN_TIMEOUT_S }) => {
    const { FashnRenderer } = await import('./fashn-renderer.js');
    return new FashnRenderer({
      apiKey: FASHN_API_KEY,
      url: FASHN_API_URL,
      model: FASHN_MODEL,
      timeoutMs: FASHN_TIMEOUT_S * 1000,
    });
  },
});
