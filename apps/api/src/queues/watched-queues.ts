import { InjectQueue } from '@nestjs/bull';
import { Injectable } from '@nestjs/common';
import type { Queue } from 'bull';
import type { QueuesDto } from '#contracts';
import { EMBEDDING_QUEUE, EmbeddingOutboxRoutes } from '#embedding/queue';
import { NoWorkerError, type OutboxRoutes, PrismaService } from '#platform';
import { BullJobQueue, QueueWorkers } from '#platform/work';
import { TRY_ON_QUEUE, TryOnOutboxRoutes } from '#try-on/queue';

type QueueDto = QueuesDto['queues'][number];

/** A worker that has not said for so long that it lives is gone. */
const GONE_MS = 20_000;

/** The queues of the workers. */
@Injectable()
export class WatchedQueues {
  readonly all: readonly Queue[];
  /** Events from which jobs of a queue follow, by its name. They wait in Postgres until a worker takes them. */
  private readonly types: Readonly<Record<string, OutboxRoutes['types']>> = {
    [EMBEDDING_QUEUE]: new EmbeddingOutboxRoutes().types,
    [TRY_ON_QUEUE]: new TryOnOutboxRoutes().types,
  };

  constructor(
    @InjectQueue(EMBEDDING_QUEUE) embedding: Queue,
    @InjectQueue(TRY_ON_QUEUE) tryOn: Queue,
    private readonly prisma: PrismaService,
  ) {
    this.all = [embedding, tryOn];
  }

  /** @throws DependencyUnavailableError */
  async counts(): Promise<QueuesDto> {
    return { queues: await Promise.all(this.all.map((queue) => this.countsOf(queue))) };
  }

  /** @throws NoWorkerError where there was a worker, or one is needed; DependencyUnavailableError */
  async requireWorker(queue: Queue): Promise<void> {
    const seen = await new QueueWorkers(queue).lastSeen();
    if (stateOf(seen) === 'alive') return;
    const { waiting } = await this.countsOf(queue);
    // An installation may do without: nobody tries anything on, say.
    if (seen !== undefined || waiting > 0) throw new NoWorkerError(queue.name, seen, waiting);
  }

  private async countsOf(queue: Queue): Promise<QueueDto> {
    const [counts, events, seen] = await Promise.all([
      new BullJobQueue(queue).counts(),
      this.prisma.outboxEvent.count({ where: { type: { in: [...(this.types[queue.name] ?? [])] } } }),
      new QueueWorkers(queue).lastSeen(),
    ]);
    return {
      name: queue.name,
      ...counts,
      waiting: counts.waiting + events,
      worker: stateOf(seen),
      worker_seen_at: seen?.toISOString() ?? null,
    };
  }
}

function stateOf(seen: Date | undefined): QueueDto['worker'] {
  if (seen === undefined) return 'none';
  return Date.now() - seen.getTime() > GONE_MS ? 'gone' : 'alive';
}
