import type { OutboxEventPayload, TryOnPayload } from '#contracts';
import { type NewJob, OutboxRoutes, type QueueSettings } from '#platform';
import type { Config } from '../settings.js';

/** The queue and the name of its jobs. */
export const TRY_ON_QUEUE = 'try-on';
export const TRY_ON = 'try-on';
export const TRY_ON_JOBS = [TRY_ON] as const;

/** A shopper waits: a job of a worker that is gone is taken up again soon, and once. */
export function tryOnQueueSettings({ TRYON_LOCK_S }: Config): QueueSettings {
  return { lockMs: TRYON_LOCK_S * 1000, maxLosses: 1 };
}

/** Stable, so that the outbox and the sweep never queue one job twice. */
export function tryOnJob(payload: TryOnPayload): NewJob {
  return { name: TRY_ON, jobId: `try-on-${payload.job_id}`, payload };
}

/** Which jobs follow from which outbox events. */
export class TryOnOutboxRoutes extends OutboxRoutes {
  readonly types = ['try-on.requested'] as const;

  jobsOf(event: OutboxEventPayload): NewJob[] {
    if (event.type !== 'try-on.requested') return [];
    const { api_key_id, job_id } = event;
    return [tryOnJob({ api_key_id, job_id })];
  }
}
