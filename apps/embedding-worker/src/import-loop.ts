import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { ImportRunner } from '#catalog/work';
import { Loops } from '#platform/work';

/** Slices under way at once: one tenant's slow host does not hold up everyone. */
const AT_ONCE = 2;
const IDLE_MS = 500;
const FAILED_MS = 3_000;

/**
 * Imports, slice by slice, whichever waits longest. Postgres is their queue: what a worker was at when it stopped,
 * another goes on with, whatever became of Redis (docs/decisions/0012). Rows under way are finished at a stop.
 */
@Injectable()
export class ImportLoop implements OnApplicationBootstrap {
  constructor(
    private readonly runner: ImportRunner,
    private readonly loops: Loops,
  ) {}

  onApplicationBootstrap(): void {
    for (let loop = 0; loop < AT_ONCE; loop++) {
      this.loops.start({
        name: 'imports',
        turn: async (signal) => ((await this.runner.runOne(signal)) ? 0 : IDLE_MS),
        failure: 'An import was interrupted; it goes on later',
        failedMs: FAILED_MS,
      });
    }
  }
}
