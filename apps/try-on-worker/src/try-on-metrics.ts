import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { type RendererUse } from '#try-on/pipeline';
import { RenderListener, TryOnRetention, TryOnRetentionRepository } from '#try-on/work';

/** What an operator watches of try-ons. No label says anything of a photo or a shopper. */
@Injectable()
export class TryOnMetrics extends RenderListener {
  private readonly seconds: Histogram;
  private readonly jobs: Counter;
  private readonly renderSeconds: Histogram;
  private readonly images: Counter;

  constructor(registry: Registry, rows: TryOnRetentionRepository, retention: TryOnRetention) {
    super();
    this.seconds = new Histogram({
      name: 'vitrine_try_on_seconds',
      help: 'From a worker taking a try-on to its end',
      buckets: [0.1, 0.5, 1, 2, 3, 5, 10, 20, 60, 120],
      registers: [registry],
    });
    this.jobs = new Counter({
      name: 'vitrine_try_on_jobs_total',
      help: 'Try-ons that a worker took, by what became of them',
      labelNames: ['outcome'],
      registers: [registry],
    });
    this.renderSeconds = new Histogram({
      name: 'vitrine_render_seconds',
      help: 'One call of a renderer of final try-ons, its retries among it',
      labelNames: ['renderer', 'outcome'],
      buckets: [0.5, 1, 2, 5, 10, 20, 40, 80, 160],
      registers: [registry],
    });
    this.images = new Counter({
      name: 'vitrine_rendered_images_total',
      help: 'Images that renderers made',
      labelNames: ['renderer'],
      registers: [registry],
    });
    new Gauge({
      name: 'vitrine_try_on_unfinished_jobs',
      help: 'Try-ons of all tenants that wait or are being made',
      registers: [registry],
      async collect() {
        this.set(await rows.countUnfinished());
      },
    });
    new Gauge({
      name: 'vitrine_try_on_erasures_overdue',
      help: 'Try-ons of all tenants of which photos or results are stored minutes after they should have been erased',
      registers: [registry],
      async collect() {
        this.set(await retention.countOverdue());
      },
    });
  }

  made({ renderer, images, ms }: RendererUse): void {
    this.renderSeconds.observe({ renderer, outcome: images > 0 ? 'made' : 'failed' }, ms / 1000);
    if (images > 0) this.images.inc({ renderer }, images);
  }

  /** Returns what is to be called with the outcome. */
  start(): (outcome: string) => void {
    const stop = this.seconds.startTimer();
    return (outcome) => {
      stop();
      this.jobs.inc({ outcome });
    };
  }
}
