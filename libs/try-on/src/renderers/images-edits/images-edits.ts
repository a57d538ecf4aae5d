import { z } from 'zod';
import { defineRenderer } from '../renderer-definition.js';
import { type Profile, PROFILES, type ProfileName } from './profiles.js';
import { DEFAULT_PROMPT, isPrompt } from './prompt.js';

const list = z.string().transform((text) => text.split(',').map((one) => one.trim()));

const size = z
  .string()
  .regex(/^\d{3,4}x\d{3,4}$/, 'Write sizes as 768x1024, with commas between them')
  .transform((text) => {
    const [width = 0, height = 0] = text.split('x').map(Number);
    return { width, height };
  })
  .refine(({ width, height }) => width % 16 === 0 && height % 16 === 0, 'Use multiples of 16');

const settings = z.object({
  IMAGES_EDITS_PROFILE: z.enum(Object.keys(PROFILES) as [ProfileName, ...ProfileName[]]),
  /** Base URLs up to before `/v1`, of engines that serve the same model. */
  IMAGES_EDITS_URLS: list.pipe(z.array(z.url({ protocol: /^https?$/ })).min(1)),
  /** As `GET /v1/models` names it; unset: what the engine serves. */
  IMAGES_EDITS_MODEL: z.string().optional(),
  IMAGES_EDITS_TOKEN: z.string().optional(),
  IMAGES_EDITS_PROMPT: z
    .string()
    .refine(isPrompt, 'The prompt must have {garments} where it says which image shows which garment')
    .default(DEFAULT_PROMPT),
  IMAGES_EDITS_SIZES: list.pipe(z.array(size).min(1)).optional(),
  IMAGES_EDITS_STEPS: z.coerce.number().int().min(1).max(200).optional(),
  IMAGES_EDITS_GUIDANCE: z.coerce.number().min(0).max(30).optional(),
  /** Whether the mask is sent where the profile has a field for it: not every model takes one. */
  IMAGES_EDITS_MASK: z.stringbool().default(false),
  /** Calls that one engine has at a time: one more than it works on, so that the next is there when an image is done. */
  IMAGES_EDITS_SLOTS: z.coerce.number().int().min(1).max(64).default(2),
  /** Of one call, its retries apart. */
  IMAGES_EDITS_TIMEOUT_S: z.coerce.number().min(0.05).max(600).default(90),
});

/** An image engine: vLLM-Omni, SGLang, stable-diffusion.cpp, NVIDIA Dynamo, OpenAI and those like them. */
export const imagesEdits = defineRenderer({
  settings,
  capabilities: {
    needs: { mask: true, pose: false, gpu: false },
    imagesPerCall: 4,
    photoSeenBy: 'engine',
  },
  open: async (given) => {
    const [{ Engine }, { EnginePool }, { ImagesEditsRenderer }] = await Promise.all([
      import('./engine.js'),
      import('./engine-pool.js'),
      import('./images-edits-renderer.js'),
    ]);
    const profile: Profile = PROFILES[given.IMAGES_EDITS_PROFILE];
    const engines = given.IMAGES_EDITS_URLS.map(
      (url) =>
        new Engine({
          url: new URL(url),
          token: given.IMAGES_EDITS_TOKEN,
          timeoutMs: given.IMAGES_EDITS_TIMEOUT_S * 1000,
          model: given.IMAGES_EDITS_MODEL,
          taskPath: profile.taskPath,
        }),
    );
    return new ImagesEditsRenderer(new EnginePool(engines, given.IMAGES_EDITS_SLOTS), {
      profile,
      profileName: given.IMAGES_EDITS_PROFILE,
      model: given.IMAGES_EDITS_MODEL,
      prompt: given.IMAGES_EDITS_PROMPT,
      frames: given.IMAGES_EDITS_SIZES,
      steps: given.IMAGES_EDITS_STEPS,
      guidance: given.IMAGES_EDITS_GUIDANCE,
      sendsMask: given.IMAGES_EDITS_MASK,
    });
  },
});
