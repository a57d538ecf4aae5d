import { Injectable } from '@nestjs/common';
import { PrismaService } from '#platform';

/** How many try-ons wait, or are being made. */
@Injectable()
export class TryOnBacklog {
  constructor(private readonly prisma: PrismaService) {}

  /** Of each of these keys, those that are queued or with a worker; a key without any is left out. */
  async countByKey(apiKeyIds: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.prisma.$queryRaw<{ apiKeyId: string; count: number }[]>`
      SELECT api_key_id AS "apiKeyId", count(*)::int AS count FROM try_on_jobs
      WHERE api_key_id = ANY (${[...apiKeyIds]}::uuid[]) AND status IN ('queued', 'processing') GROUP BY 1`;
    return new Map(rows.map(({ apiKeyId, count }) => [apiKeyId, count]));
  }
}
