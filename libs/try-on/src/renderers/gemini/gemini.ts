import { z } from 'zod';
import { defineRenderer } from '../renderer-definition.js';

const settings = z.object({
  GEMINI_API_KEY: z.string('TRYON_RENDERERS with gemini needs a key'),
  GEMINI_API_URL: z.url().default('https://generativelanguage.googleapis.com'),
  GEMINI_MODEL: z.string().default('gemini-3.1-flash-image'),
  /** Of one call, its retries apart. */
  GEMINI_TIMEOUT_S: z.coerce.number().min(0.05).max(600).default(60),
});

/** Google's image models, hosted. */
export const gemini = defineRenderer({
  settings,
  capabilities: {
    needs: { mask: false, pose: false, gpu: false },
    imagesPerCall: 1,
    photoSeenBy: 'provider',
  },
  open: async ({ GEMINI_API_KEY, GEMINI_API_URL, GEMINI_MODEL, GEMINI_TIMEOUT_S }) => {
    const { GeminiRenderer } = await import('./gemini-renderer.js');
    return new GeminiRenderer({
      apiKey: GEMINI_API_KEY,
      url: GEMINI_API_URL,
      model: GEMINI_MODEL,
      timeoutMs: GEMINI_TIMEOUT_S * 1000,
    });
  },
});
