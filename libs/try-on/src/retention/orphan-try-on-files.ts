import { Injectable } from '@nestjs/common';
import { validate as isUuid } from 'uuid';
import { ObjectStorage, PrismaService } from '#platform';
import { type JobId, TryOnFiles } from '../jobs/try-on-files.js';

/** A job's row is written before its first file, and a worker that was cut off writes for minutes at most. */
const SAFE_AFTER_MS = 3_600_000;

/**
 * Erases files of try-ons that have no row: what a worker stored after everything of its job was erased. Only under
 * API keys that this database knows: the store may be shared.
 */
@Injectable()
export class OrphanTryOnFiles {
  constructor(
    private readonly storage: ObjectStorage,
    private readonly files: TryOnFiles,
    private readonly prisma: PrismaService,
  ) {}

  /** @returns of how many jobs something was erased @throws DependencyUnavailableError */
  async sweep(now = new Date()): Promise<number> {
    let erased = 0;
    for await (const page of this.storage.list('try-on')) {
      const old = page.filter(({ modifiedAt }) => now.getTime() - modifiedAt.getTime() > SAFE_AFTER_MS);
      const jobs = new Map(old.flatMap(({ key }) => jobOf(key)).map((job) => [job.id, job]));
      for (const job of await this.withoutRow([...jobs.values()])) {
        await this.files.erase(job);
        erased += 1;
      }
    }
    return erased;
  }

  private withoutRow(jobs: readonly JobId[]): Promise<JobId[]> {
    return this.prisma.$queryRaw<JobId[]>`
      SELECT l.api_key_id AS "apiKeyId", l.id
      FROM unnest(${jobs.map((job) => job.apiKeyId)}::uuid[], ${jobs.map((job) => job.id)}::uuid[])
        AS l (api_key_id, id)
      JOIN api_keys k ON k.id = l.api_key_id
      LEFT JOIN try_on_jobs j ON j.api_key_id = l.api_key_id AND j.id = l.id
      WHERE j.id IS NULL`;
  }
}

/** Of `try-on/<api key>/<job>/…`. */
function jobOf(key: string): JobId[] {
  const [, apiKeyId = '', id = ''] = key.split('/');
  return isUuid(apiKeyId) && isUuid(id) ? [{ apiKeyId, id }] : [];
}
