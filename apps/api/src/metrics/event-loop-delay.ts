import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Gauge, Registry } from 'prom-client';

const RESOLUTION_MS = 10;
const QUANTILES = { '0.5': 50, '0.99': 99, '0.999': 99.9 };
const NANOSECONDS = 1e9;

/**
 * How late the event loop is. A timer of 10 ms is sampled; its period is taken off, so that an idle process shows
 * about nothing. Each scrape gives the time since the scrape before and starts anew: a start-up's long tasks do
 * not hide in the numbers of a whole life. With several scrapers each sees a part.
 */
@Injectable()
export class EventLoopDelay implements OnApplicationShutdown {
  private readonly histogram: IntervalHistogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });

  constructor(registry: Registry) {
    const { histogram } = this;
    histogram.enable();
    new Gauge({
      name: 'vitrine_event_loop_delay_seconds',
      help: 'Delay of the event loop since the last scrape, by quantile',
      labelNames: ['quantile'],
      registers: [registry],
      collect() {
        for (const [quantile, percentile] of Object.entries(QUANTILES)) {
          this.set({ quantile }, delayOf(histogram.percentile(percentile)));
        }
        this.set({ quantile: 'max' }, delayOf(histogram.max));
        histogram.reset();
      },
    });
  }

  onApplicationShutdown(): void {
    this.histogram.disable();
  }
}

function delayOf(nanoseconds: number): number {
  return Math.max(0, nanoseconds / NANOSECONDS - RESOLUTION_MS / 1000);
}
