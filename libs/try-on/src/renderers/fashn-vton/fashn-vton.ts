import { z } from 'zod';
import { defineRenderer } from '../renderer-definition.js';
import { FashnVtonRenderer } from './fashn-vton-renderer.js';
import { MOST_CANDIDATES, openGenerator } from './generator.js';

/** FASHN VTON 1.5 on this machine's GPU. Its facts and the way to its weights: `models/recipes/fashn_vton`. */
export const fashnVton = defineRenderer({
  settings: z.object({
    /** A folder of `MODELS_DIR`, as the recipe writes it. */
    FASHN_VTON_MODEL: z.string().default('fashn-vton-1.5'),
  }),
  capabilities: {
    needs: { mask: false, pose: true, gpu: true },
    imagesPerCall: MOST_CANDIDATES,
    photoSeenBy: 'house',
  },
  open: async ({ FASHN_VTON_MODEL }, host) =>
    new FashnVtonRenderer(await openGenerator(FASHN_VTON_MODEL, host)),
});
