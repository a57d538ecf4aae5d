import { z } from 'zod';

const jobs = (what: string, example: number) => z.int().min(0).describe(what).meta({ example });

/** `GET /api/admin/queues` */
export const queues = z
  .object({
    queues: z.array(
      z.object({
        name: z.string().meta({ example: 'embedding' }),
        waiting: jobs('Jobs that no worker has taken yet', 12),
        active: jobs('Jobs that a worker has', 2),
        delayed: jobs('Jobs that are tried again after a while', 0),
        failed: jobs('Jobs that were given up and are still in Redis', 0),
      }),
    ),
  })
  .meta({ id: 'Queues' });

export type QueuesDto = z.infer<typeof queues>;
