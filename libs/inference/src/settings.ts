import { z } from 'zod';
import type { Config as PlatformConfig } from '#platform';

/** Which models there are, and where they run. */
export const inferenceSettings = z.object({
  MODELS_DIR: z.string().default('models'),
  /** Threads of one ONNX session. */
  INFERENCE_THREADS: z.coerce.number().int().min(1).max(64).default(1),
  /** Worker threads that hold a session each. */
  INFERENCE_WORKERS: z.coerce.number().int().min(1).max(64).default(1),
  /** `auto`: CUDA where it starts, else the CPU; `cuda` refuses to start without. */
  INFERENCE_DEVICE: z.enum(['auto', 'cpu', 'cuda']).default('auto'),
  /** CUDA's number of the GPU that this process has. */
  INFERENCE_GPU: z.coerce.number().int().min(0).max(63).default(0),
  /** Photos or prompts of one call of a model; unset: what pays off on the device. */
  INFERENCE_BATCH: z.coerce.number().int().min(1).max(1024).optional(),
  /** Calls that may wait for a model before one more is refused with 503. */
  INFERENCE_MAX_WAITING: z.coerce.number().int().min(1).max(100_000).default(256),
  /** A server of the Open Inference Protocol (KServe v2) to run models on instead of this process. */
  INFERENCE_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Bearer token of that server. */
  INFERENCE_TOKEN: z.string().optional(),
  /** Version of the models there; unset: the one that it serves by default. */
  INFERENCE_VERSION: z.string().optional(),
  INFERENCE_TIMEOUT_MS: z.coerce.number().int().min(10).max(600_000).default(10_000),
  /** Calls of one model that are under way at once on the server. */
  INFERENCE_CONCURRENCY: z.coerce.number().int().min(1).max(512).default(8),
});

/** What this lib reads of a process's configuration. */
export type Config = PlatformConfig & z.infer<typeof inferenceSettings>;
