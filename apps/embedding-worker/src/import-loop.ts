import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { ImportRunner } from '#catalog/work';

/** Slices under way at once: one tenant's slow host does not hold up everyone. */
const LOOPS = 2;
const IDLE_MS = 500;
const FAILED_MS = 3_000;

/**
 * Imports, slice by slice, whichever waits longest. Postgres is their queue: what a worker was at when it stopped,
 * another goes on with, whatever became of Redis (docs/decisions/0012).
 */
@Injectable()
export class ImportLoop implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly stopping = new AbortController();
  private loops: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly runner: ImportRunner,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(ImportLoop.name);
  }

  onApplicationBootstrap(): void {
    this.loops = Promise.all(Array.from({ length: LOOPS }, () => this.run()));
  }

  /** Rows under way are finished; the rest stays for the next worker. */
  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort(new Error('The worker is stopping'));
    await this.loops;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      let pause = 0;
      try {
        if (!(await this.runner.runOne(signal))) pause = IDLE_MS;
      } catch (error) {
        this.logger.warn({ err: error }, 'An import was interrupted; it goes on later');
        pause = FAILED_MS;
      }
      if (pause > 0) await sleep(pause, undefined, { signal }).catch(() => undefined);
    }
  }
}
