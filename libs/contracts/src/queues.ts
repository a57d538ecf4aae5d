import { z } from 'zod';
import { timestamp } from './common.js';

const jobs = (what: string, example: number) => z.int().min(0).describe(what).meta({ example });

/** `GET /api/admin/queues` */
export const queues = z
  .object({
    queues: z.array(
      z.object({
        name: z.string().meta({ example: 'embedding' }),
        waiting: jobs('Jobs that no worker has taken yet, with those that are not in Redis yet', 12),
        active: jobs('Jobs that a worker has', 2),
        delayed: jobs('Jobs that are tried again after a while', 0),
        failed: jobs('Jobs that were given up and are still in Redis', 0),
        worker: z
          .enum(['alive', 'gone', 'none'])
          .describe(
            'Whether a worker of the queue lives: gone for 20 seconds or longer, or none seen for days',
          ),
        worker_seen_at: timestamp.nullable().describe('When the last worker said that it lives'),
      }),
    ),
  })
  .meta({ id: 'Queues' });

export type QueuesDto = z.infer<typeof queues>;
