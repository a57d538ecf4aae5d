import { createRequire } from 'node:module';
import { type Pool, pool } from 'workerpool';
import type { Image } from '#images';
import type { ColoursMethods } from './colours-worker.js';
import type { Parse } from './parse.js';

/** The thread's own file, by the name that package.json gives it: its build, or in a spec its source. */
const ENTRY = createRequire(import.meta.url).resolve('#parse-colours-worker');

/** Nothing lives on in it from one call to the next. */
const LIMITS = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 8 };

/** `parseByColours` on a thread of its own, started with the first photo; after a crash the next one starts another. */
export class ColoursThread {
  private workers: Pool | undefined;

  /** As `parseByColours`. */
  async weigh(parse: Parse, small: Image): Promise<Parse> {
    this.workers ??= pool(ENTRY, {
      workerType: 'thread',
      maxWorkers: 1,
      workerThreadOpts: { resourceLimits: LIMITS },
    });
    return this.workers.exec<ColoursMethods['weigh']>('weigh', [parse, small]);
  }

  async close(): Promise<void> {
    await this.workers?.terminate();
    this.workers = undefined;
  }
}
