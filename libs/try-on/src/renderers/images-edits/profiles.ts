import type { Size } from './frame.js';

/** What is asked of an engine besides the images. */
export type Wish = {
  prompt: string;
  model: string | undefined;
  size: string;
  n: number;
  /** From 1; undefined where the profile has none. */
  seed: number | undefined;
  steps: number | undefined;
  guidance: number | undefined;
};

/** How one kind of engine is asked, `POST /v1/images/edits`. */
export type Profile = {
  /** The text fields of a request. */
  fields(wish: Wish): Record<string, string | number | undefined>;
  /** The file field of the mask, where the engine takes one. */
  maskField?: string;
  /** Whether it takes a seed: then each image is a request of its own, and can be made again. */
  takesSeed: boolean;
  /** Sizes that it is used to, where none are configured. */
  frames: readonly Size[];
};

const frames: readonly Size[] = [
  { width: 768, height: 1024 },
  { width: 832, height: 1248 },
  { width: 1024, height: 1024 },
  { width: 1248, height: 832 },
];

/** Prompts, counts and formats that every engine of vLLM's kind takes. */
const common = ({ prompt, model, size, n, seed, steps, guidance }: Wish) => ({
  prompt,
  model,
  size,
  n,
  seed,
  num_inference_steps: steps,
  guidance_scale: guidance,
  response_format: 'b64_json',
  output_format: 'png',
});

export const PROFILES = {
  /** vLLM-Omni, docs/serving/image_edit_api.md. */
  'vllm-omni': {
    fields: common,
    maskField: 'mask_image',
    takesSeed: true,
    frames,
  },
  /** SGLang diffusion, openai_api.md. */
  sglang: { fields: common, takesSeed: true, frames },
  /** stable-diffusion.cpp's server: what is no field of the protocol goes into the prompt. */
  sdcpp: {
    fields: ({ prompt, size, n, seed, steps, guidance }) => ({
      prompt: `${prompt} <sd_cpp_extra_args>${JSON.stringify({
        seed,
        sample_params: {
          ...(steps !== undefined && { sample_steps: steps }),
          ...(guidance !== undefined && { guidance: { txt_cfg: guidance } }),
        },
      })}</sd_cpp_extra_args>`,
      size,
      n,
      output_format: 'png',
    }),
    maskField: 'mask',
    takesSeed: true,
    frames,
  },
  /** OpenAI, NVIDIA Dynamo and what else refuses a field that it does not know. */
  openai: {
    fields: ({ prompt, model, size, n }) => ({ prompt, model, size, n, output_format: 'png' }),
    takesSeed: false,
    frames: [
      { width: 1024, height: 1536 },
      { width: 1024, height: 1024 },
      { width: 1536, height: 1024 },
    ],
  },
} satisfies Record<string, Profile>;

export type ProfileName = keyof typeof PROFILES;
