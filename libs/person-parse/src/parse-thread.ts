import { createRequire } from 'node:module';
import { type Pool, pool } from 'workerpool';
import type { Parse } from './parse.js';
import type { Seen } from './parse-of.js';
import type { ParseMethods } from './parse-worker.js';

/** The thread's own file, by the name that package.json gives it: its build, or in a spec its source. */
const ENTRY = createRequire(import.meta.url).resolve('#parse-worker');

/** Nothing lives on in it from one call to the next. */
const LIMITS = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 8 };

/** `parseOf` on a thread of its own, started with the first photo; after a crash the next one starts another. */
export class ParseThread {
  private workers: Pool | undefined;

  /** As `parseOf`. */
  async parse(seen: Seen): Promise<Parse> {
    this.workers ??= pool(ENTRY, {
      workerType: 'thread',
      maxWorkers: 1,
      workerThreadOpts: { resourceLimits: LIMITS },
    });
    return this.workers.exec<ParseMethods['parse']>('parse', [seen]);
  }

  async close(): Promise<void> {
    await this.workers?.terminate();
    this.workers = undefined;
  }
}
