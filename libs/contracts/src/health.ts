import { z } from 'zod';

export const liveness = z
  .object({ status: z.literal('ok'), version: z.string(), uptime_s: z.number() })
  .meta({ id: 'Liveness' });

const component = z.object({
  status: z.enum(['up', 'down']),
  error: z.string().optional().describe('Why it is down'),
  latency_ms: z.number().optional(),
});

export const readiness = z
  .object({ status: z.enum(['ready', 'unavailable']), components: z.record(z.string(), component) })
  .meta({ id: 'Readiness' });

export type ReadinessDto = z.infer<typeof readiness>;
export type ComponentHealth = z.infer<typeof component>;
