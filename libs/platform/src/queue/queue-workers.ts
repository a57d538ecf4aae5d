import type { Queue } from 'bull';
import { withTimeout } from '../async/with-timeout.js';
import { DependencyUnavailableError } from '../errors/dependency-unavailable.error.js';

/** Of a queue that nobody works on any more, it is forgotten that somebody did. */
const KEPT_S = 7 * 24 * 3600;
const ASK_MS = 2_000;

/** Whether somebody works on a queue: its workers write into Redis, again and again, that they do. */
export class QueueWorkers {
  private readonly key: string;

  constructor(private readonly queue: Queue) {
    this.key = queue.toKey('worker-seen-at');
  }

  /** Said by a worker. Waits for a Redis that is away. */
  async sayAlive(): Promise<void> {
    await this.queue.client.set(this.key, Date.now(), 'EX', KEPT_S);
  }

  /** When the last worker said so; undefined where none has for days. @throws DependencyUnavailableError('redis') */
  async lastSeen(): Promise<Date | undefined> {
    try {
      const at = await withTimeout(this.queue.client.get(this.key), ASK_MS);
      return at === null ? undefined : new Date(Number(at));
    } catch (cause) {
      throw new DependencyUnavailableError('redis', { cause });
    }
  }
}
