/** How engines of one kind take and answer `POST /v1/images/edits`, as their sources document it. */
export type EngineWords = {
  /** Every text field that there is; another one is refused where the engine is strict. */
  fields: readonly string[];
  files: readonly string[];
  isStrict: boolean;
  /** The body of an error. */
  error(sentence: string): unknown;
  /** What an answer has beside its images. */
  answer: object;
};

const core = ['prompt', 'model', 'n', 'size', 'response_format', 'output_format', 'output_compression'];
const sampling = ['negative_prompt', 'num_inference_steps', 'guidance_scale', 'true_cfg_scale', 'seed'];

export const ENGINES = {
  'vllm-omni': {
    fields: [...core, ...sampling, 'lora', 'url', 'url[]'],
    files: ['image', 'image[]', 'mask_image', 'reference_image'],
    isStrict: false,
    error: (detail) => ({ detail }),
    answer: { output_format: 'png' },
  },
  sglang: {
    fields: [...core, ...sampling, 'task_type', 'enhance_prompt', 'quality'],
    files: ['image', 'image[]'],
    isStrict: false,
    error: (detail) => ({ detail }),
    answer: { id: 'edit-1', peak_memory_mb: 9000, inference_time_s: 0.1 },
  },
  sdcpp: {
    fields: ['prompt', 'n', 'size', 'output_format', 'output_compression'],
    files: ['image[]', 'mask'],
    isStrict: false,
    error: (error) => ({ error }),
    answer: { output_format: 'png' },
  },
  'sdcpp-jobs': {
    fields: [],
    files: [],
    isStrict: false,
    error: (message) => ({ error: { code: 'bad_request', message } }),
    answer: {},
  },
  openai: {
    fields: ['prompt', 'model', 'n', 'size', 'quality', 'background', 'output_format', 'user', 'moderation'],
    files: ['image', 'image[]', 'mask'],
    isStrict: true,
    error: (message) => ({ error: { message, type: 'invalid_request_error' } }),
    answer: { usage: {} },
  },
} satisfies Record<string, EngineWords>;

export type EngineKind = keyof typeof ENGINES;
