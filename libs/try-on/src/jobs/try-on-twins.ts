import { Injectable } from '@nestjs/common';
import { ObjectMissingError } from '#platform';
import { type Attempt, TryOnFiles } from './try-on-files.js';
import { type JobRender, jobRenders } from './job-renders.js';
import type { ResultColumns, TryOnRow } from './try-on-row.js';
import { TryOnWorkRepository } from './try-on-work.repository.js';

/** Another job's results as this one's own, and who rendered them. */
type Lent = { results: ResultColumns[]; renders: JobRender[] };

/**
 * The same person photo, garments and options within a key give the same results: those of a job that is complete
 * are copied while they live. A copy, so that erasing one job takes nothing from another.
 */
@Injectable()
export class TryOnTwins {
  constructor(
    private readonly jobs: TryOnWorkRepository,
    private readonly files: TryOnFiles,
  ) {}

  /** @returns the results as this attempt's own, undefined when there is no twin */
  async borrow(row: TryOnRow, attempt: Attempt): Promise<Lent | undefined> {
    const twin = await this.jobs.findTwin(row);
    if (twin === undefined || twin.results.length === 0) return undefined;
    try {
      const results = await Promise.all(
        twin.results.map(async ({ n, objectKey, bytes, seed, retries, qualityScore, qualityParts }) => ({
          n,
          objectKey: await this.files.putResult(attempt, n, await this.files.read(objectKey)),
          bytes,
          seed,
          retries,
          qualityScore,
          qualityParts: qualityParts as Record<string, number>,
        })),
      );
      return { results, renders: jobRenders.parse(twin.renders ?? []) };
    } catch (error) {
      // Erased in this moment: then the work is done anew.
      if (error instanceof ObjectMissingError) return undefined;
      throw error;
    }
  }
}
