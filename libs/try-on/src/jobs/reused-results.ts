import { Injectable } from '@nestjs/common';
import { ObjectMissingError } from '#platform';
import { type Attempt, TryOnFiles } from './try-on-files.js';
import { type JobRender, jobRenders } from './job-renders.js';
import type { ResultColumns, TryOnRow } from './try-on-row.js';
import { TryOnWorkRepository } from './try-on-work.repository.js';

/** Another job's results as this one's own, and who rendered them. */
type Reused = { results: ResultColumns[]; renders: JobRender[] };

/**
 * The same person photo, garments and options within a key give the same results, made by the same pipeline and renderers: those of a job that is complete
 * are copied while they live. A copy, so that erasing one job takes nothing from another.
 */
@Injectable()
export class ReusedResults {
  constructor(
    private readonly jobs: TryOnWorkRepository,
    private readonly files: TryOnFiles,
  ) {}

  /**
   * @param hash by which the results are known (`resultHash`)
   * @param signal of the job
   * @returns the results as this attempt's own, undefined when no job made the same before
   */
  async copyTo(
    attempt: Attempt,
    row: TryOnRow,
    hash: Uint8Array<ArrayBuffer> | undefined,
    signal: AbortSignal,
  ): Promise<Reused | undefined> {
    if (hash === undefined) return undefined;
    const same = await this.jobs.findSame(row, hash);
    if (same === undefined || same.results.length === 0) return undefined;
    try {
      const results = await Promise.all(
        same.results.map(async ({ n, objectKey, bytes, seed, retries, qualityScore, qualityParts }) => {
          const image = await this.files.read(objectKey);
          signal.throwIfAborted();
          return {
            n,
            objectKey: await this.files.putResult(attempt, n, image),
            bytes,
            seed,
            retries,
            qualityScore,
            qualityParts: qualityParts as Record<string, number>,
          };
        }),
      );
      return { results, renders: jobRenders.parse(same.renders ?? []) };
    } catch (error) {
      // Erased in this moment: then the work is done anew.
      if (error instanceof ObjectMissingError) return undefined;
      throw error;
    }
  }
}
