import { createRequire } from 'node:module';
import { type Pool, pool } from 'workerpool';
import type { Box } from '#images';
import type { Parse } from './parse.js';
import type { LookWork, Seen } from './parse-of.js';
import type { ParseMethods } from './parse-worker.js';

/** The thread's own file, by the name that package.json gives it: its build, or in a spec its source. */
const ENTRY = createRequire(import.meta.url).resolve('#parse-worker');

/** Nothing lives on in it from one call to the next. */
const LIMITS = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 8 };

/**
 * What is made of looks, on a thread of its own, started with the first photo; after a crash the next one starts another.
 * To copy a look would take longer than to work on it: what is given is handed over, and empty afterwards.
 */
export class ParseThread implements LookWork {
  private workers: Pool | undefined;

  async boxes(whole: Parse): Promise<{ boxes: Box[]; whole: Parse }> {
    return this.pool().exec<ParseMethods['boxes']>('boxes', [whole], { transfer: memoryOf([whole]) });
  }

  async parse(seen: Seen): Promise<Parse> {
    return this.pool().exec<ParseMethods['parse']>('parse', [seen], { transfer: memoryOf(looksOf(seen)) });
  }

  async likeliest(seen: Seen): Promise<Uint8Array> {
    const transfer = memoryOf(looksOf(seen));
    return this.pool().exec<ParseMethods['likeliest']>('likeliest', [seen], { transfer });
  }

  async close(): Promise<void> {
    await this.workers?.terminate();
    this.workers = undefined;
  }

  private pool(): Pool {
    return (this.workers ??= pool(ENTRY, {
      workerType: 'thread',
      maxWorkers: 1,
      workerThreadOpts: { resourceLimits: LIMITS },
    }));
  }
}

function looksOf({ whole, closer }: Seen): Parse[] {
  return [whole, ...closer];
}

function memoryOf(looks: readonly Parse[]): ArrayBufferLike[] {
  return looks.map(({ probabilities }) => probabilities.buffer);
}
