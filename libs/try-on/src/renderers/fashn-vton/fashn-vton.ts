import { z } from 'zod';
import { defineRenderer } from '../renderer-definition.js';
import { MOST_CANDIDATES } from './candidates.js';

/** FASHN VTON 1.5 on this machine's GPU. Its facts and the way to its weights: `models/recipes/fashn_vton`. */
export const fashnVton = defineRenderer({
  settings: z.object({
    /** A folder of `MODELS_DIR`, as the recipe writes it. */
    FASHN_VTON_MODEL: z.string().default('fashn-vton-1.5'),
    /** Likewise: a whole-body network, so that hands and face are drawn into the pose. */
    FASHN_VTON_POSE_MODEL: z.string().optional(),
  }),
  capabilities: {
    needs: { mask: false, pose: true, gpu: true },
    imagesPerCall: MOST_CANDIDATES,
    photoSeenBy: 'house',
  },
  open: async ({ FASHN_VTON_MODEL, FASHN_VTON_POSE_MODEL }, host) => {
    const [{ FashnVtonRenderer }, { openGenerator }] = await Promise.all([
      import('./fashn-vton-renderer.js'),
      import('./generator.js'),
    ]);
    return new FashnVtonRenderer(await openGenerator(FASHN_VTON_MODEL, host, FASHN_VTON_POSE_MODEL));
  },
});
