import type { CreateEmbeddingJob, OutboxEventPayload } from '#contracts';
import { type NewJob, OutboxRoutes, type QueueSettings } from '#platform';
import type { Config } from '../settings.js';

/** The queue and the names of its jobs, each of which a worker has a handler for. */
export const EMBEDDING_QUEUE = 'embedding';
export const CREATE_EMBEDDING = 'create-embedding';
export const DELETE_EMBEDDING = 'delete-embedding';
export const DELETE_COLLECTION = 'delete-collection';
export const EMBEDDING_JOBS = [CREATE_EMBEDDING, DELETE_EMBEDDING, DELETE_COLLECTION] as const;

export function embeddingQueueSettings({ EMBEDDING_LOCK_S }: Config): QueueSettings {
  return { lockMs: EMBEDDING_LOCK_S * 1000, maxLosses: 3 };
}

/** Stable, so that the outbox and the sweep never queue one generation of a photo twice. */
export function createEmbeddingJob(job: CreateEmbeddingJob): NewJob {
  return { name: CREATE_EMBEDDING, jobId: `create-${job.image_id}-${job.generation}`, payload: job };
}

/** Stable, so that the deletion of a key is never under way twice. */
export function deleteCollectionJob(apiKeyId: string): NewJob {
  return {
    name: DELETE_COLLECTION,
    jobId: `delete-collection-${apiKeyId}`,
    payload: { api_key_id: apiKeyId },
  };
}

/** Which jobs follow from which outbox events. */
export class EmbeddingOutboxRoutes extends OutboxRoutes {
  readonly types = ['image.photo-changed', 'image.deleted', 'api-key.revoked'] as const;

  jobsOf(event: OutboxEventPayload): NewJob[] {
    switch (event.type) {
      case 'image.photo-changed': {
        const { api_key_id, image_id, generation } = event;
        return [createEmbeddingJob({ api_key_id, image_id, generation })];
      }
      case 'image.deleted': {
        const { api_key_id, image_id } = event;
        return [{ name: DELETE_EMBEDDING, jobId: `delete-${image_id}`, payload: { api_key_id, image_id } }];
      }
      case 'api-key.revoked':
        return [deleteCollectionJob(event.api_key_id)];
      default:
        return [];
    }
  }
}
