import { createRequire } from 'node:module';
import { type Pool, pool } from 'workerpool';
import type { Image, Mask } from '#images';
import type { CutGarment } from '../garment.js';
import type { SeenGround } from './from-ground.js';
import type { GarmentMethods } from './garment-worker.js';
import { buffersOf } from './seen-ground-buffers.js';

/** The thread's own file, by the name that package.json gives it: its build, or in a spec its source. */
const ENTRY = createRequire(import.meta.url).resolve('#garment-worker');

/** Nothing lives on in it from one call to the next. */
const LIMITS = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 16 };

/**
 * Work on the pixels of a garment's photo on a thread of its own, while the pipeline's looks at the person. Started with
 * the first garment; after a crash the next call starts another.
 */
export class GarmentThread {
  private workers: Pool | undefined;

  /** As the function of that name; the answer's memory is of `cutFromSeenGround`. */
  seenGround(image: Image): Promise<SeenGround | undefined> {
    return this.call('seenGround', [image]);
  }

  /** As the function of that name; the memory of `seen` and `coverage` moves to the thread. */
  cutFromSeenGround(image: Image, seen: SeenGround, coverage: Mask): Promise<Mask | undefined> {
    return this.call(
      'cutFromSeenGround',
      [image, seen, coverage],
      [...buffersOf(seen), coverage.data.buffer],
    );
  }

  /** As the function of that name. */
  async cleanEdge<G extends CutGarment>(cut: G): Promise<G> {
    return { ...cut, image: await this.call('cleanEdge', [cut.image, cut.mask]) };
  }

  async close(): Promise<void> {
    await this.workers?.terminate();
    this.workers = undefined;
  }

  private async call<M extends keyof GarmentMethods>(
    method: M,
    parameters: Parameters<GarmentMethods[M]>,
    transfer: ArrayBufferLike[] = [],
  ): Promise<ReturnType<GarmentMethods[M]>> {
    this.workers ??= pool(ENTRY, {
      workerType: 'thread',
      maxWorkers: 1,
      workerThreadOpts: { resourceLimits: LIMITS },
    });
    const answer: unknown = await this.workers.exec(method, parameters, { transfer });
    return answer as ReturnType<GarmentMethods[M]>;
  }
}
