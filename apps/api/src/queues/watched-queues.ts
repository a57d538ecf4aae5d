import { InjectQueue } from '@nestjs/bull';
import { Injectable } from '@nestjs/common';
import type { Queue } from 'bull';
import type { QueuesDto } from '#contracts';
import { EMBEDDING_QUEUE } from '#embedding/queue';
import { BullJobQueue } from '#platform/work';
import { TRY_ON_QUEUE } from '#try-on/queue';

/** The queues of the workers. */
@Injectable()
export class WatchedQueues {
  readonly all: readonly Queue[];

  constructor(@InjectQueue(EMBEDDING_QUEUE) embedding: Queue, @InjectQueue(TRY_ON_QUEUE) tryOn: Queue) {
    this.all = [embedding, tryOn];
  }

  /** @throws DependencyUnavailableError('redis') */
  async counts(): Promise<QueuesDto> {
    const queues = this.all.map(async (queue) => ({
      name: queue.name,
      ...(await new BullJobQueue(queue).counts()),
    }));
    return { queues: await Promise.all(queues) };
  }
}
