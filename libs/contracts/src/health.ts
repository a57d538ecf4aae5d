import { z } from 'zod';
import { modelPrecision } from './model-manifest.js';

/** Where models run. */
export const inferenceStatus = z
  .object({
    backend: z.enum(['local', 'remote']).describe('In this process, or on a model server'),
    requested: z.enum(['auto', 'cpu', 'cuda']).describe('INFERENCE_DEVICE'),
    device: z.enum(['cpu', 'cuda', 'remote']).describe('Where models really run'),
    fallback: z
      .string()
      .optional()
      .describe('Why the CPU took the place of a GPU')
      .meta({ example: 'No GPU was found.' }),
    gpu: z
      .object({
        index: z.int(),
        name: z.string().meta({ example: 'NVIDIA H200' }),
        memory_total_mb: z.int(),
        memory_used_mb: z.int().optional(),
        driver: z.string().optional().meta({ example: '570.86' }),
      })
      .optional()
      .describe('The GPU of this process as nvidia-smi sees it, some seconds old; memory in MiB'),
  })
  .meta({ id: 'InferenceStatus' });

export type InferenceStatus = z.infer<typeof inferenceStatus>;

/** Least cosine of a few prompts, of a few photos: of the towers that the process has. */
const cosine = z.number().min(-1).max(1).optional().meta({ example: 0.9991 });
const towerCosines = z.object({ text: cosine, vision: cosine });

/** Which encoder a process uses, and what its comparison with its fp32 self found. */
export const encoderStatus = z
  .object({
    model: z
      .string()
      .describe('Name and revision; other than in fp32, also of which files')
      .meta({ example: 'vitrine-mini@1.0.0-a5b9dda9fd20' }),
    requested: z.enum(['auto', ...modelPrecision.options]).describe('EMBEDDING_PRECISION'),
    precision: modelPrecision.describe('What is used'),
    check: z
      .object({
        model: z
          .string()
          .describe('What was compared; not what is used where it failed')
          .meta({ example: 'fashion-clip@7e3ba62-int8.0f1d7598' }),
        outcome: z.enum(['passed', 'failed', 'no-reference']),
        fp32: towerCosines.describe('With the vectors of its fp32 self; at least 0.97 passes'),
        int8: towerCosines.describe('With the int8 vectors of other machines; at least 0.9995 passes'),
      })
      .optional()
      .describe('Of int8: made when the model is loaded'),
    fallback: z
      .string()
      .optional()
      .describe('Why fp32 took the place of int8')
      .meta({ example: 'fashion-clip@7e3ba62-int8.0f1d7598 has no reference vectors to be compared with.' }),
  })
  .meta({ id: 'EncoderStatus' });

export type EncoderStatus = z.infer<typeof encoderStatus>;
export type EncoderCheck = NonNullable<EncoderStatus['check']>;

export const liveness = z
  .object({
    status: z.literal('ok'),
    version: z.string().meta({ example: '0.1.0' }),
    uptime_s: z.number(),
    inference: inferenceStatus.optional(),
    encoder: encoderStatus.optional(),
    models_loaded: z.boolean().describe('Whether a try-on worker lives and has its models'),
    cuda_available: z.boolean().describe('Whether it runs them on a GPU'),
    gpu: z
      .object({
        gpu_name: z.string().meta({ example: 'NVIDIA H200' }),
        memory_allocated_gb: z.number(),
        memory_reserved_gb: z.number(),
        total_memory_gb: z.number(),
      })
      .nullable(),
  })
  .meta({ id: 'Liveness' });

/** `GET /api/health` */
export const compatibleHealth = z.object({ status: z.literal('healthy') }).meta({ id: 'CompatibleHealth' });

const component = z.object({
  status: z.enum(['up', 'down']),
  error: z.string().optional().describe('Why it is down'),
  latency_ms: z.number().optional(),
});

export const readiness = z
  .object({
    status: z
      .enum(['ready', 'degraded', 'unavailable'])
      .describe(
        'degraded: requests are answered, and what workers do for them waits, since there is none. unavailable: a part that requests need is down',
      ),
    components: z.record(z.string(), component),
  })
  .meta({
    id: 'Readiness',
    example: {
      status: 'ready',
      components: { database: { status: 'up', latency_ms: 1 }, redis: { status: 'up', latency_ms: 1 } },
    },
  });

export type ReadinessDto = z.infer<typeof readiness>;
export type ComponentHealth = z.infer<typeof component>;

/** What a process tells of itself in `/health` besides being alive. */
export type HealthFacts = Pick<z.infer<typeof liveness>, 'inference' | 'encoder'>;
