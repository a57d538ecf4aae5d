import type { Ask, Wish } from './ask.js';
import { askByForm } from './ask-by-form.js';
import { askByJob } from './ask-by-job.js';
import type { Size } from '../place-in-frame.js';
import { sizeName } from './frame.js';

/** How one kind of engine is asked. */
export type Profile = {
  ask: Ask;
  /** Whether it takes a seed: then each image is a request of its own, and can be made again. */
  takesSeed: boolean;
  /** Where it says which kind of model it serves. */
  taskPath?: string;
  /** Sizes that it is used to, where none are configured. */
  frames: readonly Size[];
};

const frames: readonly Size[] = [
  { width: 768, height: 1024 },
  { width: 832, height: 1248 },
  { width: 1024, height: 1024 },
  { width: 1248, height: 832 },
];

/** Fields that every engine of vLLM's kind takes. */
const common = ({ prompt, model, size, n, seed, steps, guidance }: Wish) => ({
  prompt,
  model,
  size: sizeName(size),
  n,
  seed,
  num_inference_steps: steps,
  guidance_scale: guidance,
  response_format: 'b64_json',
  output_format: 'png',
});

/** What is no field of the protocol goes into the prompt. */
const ofSdcpp = ({ prompt, size, n, seed, steps, guidance }: Wish) => ({
  prompt: `${prompt} <sd_cpp_extra_args>${JSON.stringify({
    seed,
    sample_params: {
      ...(steps !== undefined && { sample_steps: steps }),
      ...(guidance !== undefined && { guidance: { txt_cfg: guidance } }),
    },
  })}</sd_cpp_extra_args>`,
  size: sizeName(size),
  n,
  output_format: 'png',
});

const strict = ({ prompt, model, size, n }: Wish) => ({
  prompt,
  model,
  size: sizeName(size),
  n,
  output_format: 'png',
});

export const PROFILES = {
  /** vLLM-Omni, docs/serving/image_edit_api.md. */
  'vllm-omni': { ask: askByForm(common, 'mask_image'), takesSeed: true, frames },
  /** SGLang diffusion, openai_api.md. */
  sglang: { ask: askByForm(common), takesSeed: true, taskPath: '/models', frames },
  /** stable-diffusion.cpp's server, examples/server/api.md. */
  sdcpp: { ask: askByForm(ofSdcpp, 'mask'), takesSeed: true, frames },
  /** The same server's own jobs: they can be cancelled, and no connection is held while one is made. */
  'sdcpp-jobs': { ask: askByJob, takesSeed: true, frames },
  /** OpenAI, NVIDIA Dynamo and what else refuses a field that it does not know. */
  openai: {
    ask: askByForm(strict),
    takesSeed: false,
    frames: [
      { width: 1024, height: 1536 },
      { width: 1024, height: 1024 },
      { width: 1536, height: 1024 },
    ],
  },
} satisfies Record<string, Profile>;

export type ProfileName = keyof typeof PROFILES;
