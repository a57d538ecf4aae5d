import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { ImageEmbeddingState } from '#catalog';

/** What an operator watches of the embedding queue. */
@Injectable()
export class EmbeddingMetrics {
  private readonly seconds: Histogram;
  private readonly photos: Counter;

  constructor(registry: Registry, state: ImageEmbeddingState) {
    this.seconds = new Histogram({
      name: 'vitrine_embedding_batch_seconds',
      help: 'From reading the rows of a batch to their vectors being stored',
      buckets: [0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10],
      registers: [registry],
    });
    this.photos = new Counter({
      name: 'vitrine_embedding_photos_total',
      help: 'Photos that left a batch, by what became of them',
      labelNames: ['outcome'],
      registers: [registry],
    });
    new Gauge({
      name: 'vitrine_embedding_pending_images',
      help: 'Images of all tenants that wait for their vector',
      registers: [registry],
      async collect() {
        this.set(await state.countPending());
      },
    });
  }

  /** Returns what is to be called when the batch is done, with how many of it failed. */
  startBatch(size: number): (failed: number) => void {
    const stop = this.seconds.startTimer();
    return (failed) => {
      stop();
      this.photos.inc({ outcome: 'done' }, size - failed);
      this.photos.inc({ outcome: 'failed' }, failed);
    };
  }
}
