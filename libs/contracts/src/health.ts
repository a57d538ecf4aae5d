import { z } from 'zod';

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

export const liveness = z
  .object({
    status: z.literal('ok'),
    version: z.string().meta({ example: '0.1.0' }),
    uptime_s: z.number(),
    inference: inferenceStatus.optional(),
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

const component = z.object({
  status: z.enum(['up', 'down']),
  error: z.string().optional().describe('Why it is down'),
  latency_ms: z.number().optional(),
});

export const readiness = z
  .object({ status: z.enum(['ready', 'unavailable']), components: z.record(z.string(), component) })
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
export type HealthFacts = Pick<z.infer<typeof liveness>, 'inference'>;
