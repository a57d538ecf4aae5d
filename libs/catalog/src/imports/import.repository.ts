import { Injectable } from '@nestjs/common';
import type { ImportFormat, ImportRow, ImportRowErrorDto } from '#contracts';
import { Prisma, PrismaService } from '#platform';
import type { ImportFailedError } from './import-failed.error.js';
import { LeaseLostError } from './lease-lost.error.js';
import type { TableRow } from './table-row.js';

export type ImportKey = { apiKeyId: string; id: string };

/** An import as one query reads it, its rows counted. */
export type ImportRecord = ImportKey & {
  status: 'queued' | 'reading' | 'running' | 'completed' | 'failed';
  format: ImportFormat;
  fileKey: string;
  totalRows: number | null;
  created: number;
  updated: number;
  failed: number;
  errorCode: string | null;
  errorMessage: string | null;
  createdAt: Date;
  finishedAt: Date | null;
};

/** An import in a worker's hands. `leaseId` is of this claim: once another worker has it, nothing of this one is written. */
export type ClaimedImport = ImportKey &
  Pick<ImportRecord, 'status' | 'format' | 'fileKey'> & { leaseId: string };

/** `losses`: how often it failed for a reason of ours. */
export type PendingRow = { row: number; fields: ImportRow; losses: number };
export type RowOutcome = { row: number } & (
  { status: 'created' | 'updated' } | { status: 'failed'; code: string; message: string }
);

/** The rows of `imports` and `import_rows`. */
@Injectable()
export class ImportRepository {
  constructor(private readonly prisma: PrismaService) {}

  async add(key: ImportKey, format: ImportFormat, fileKey: string, fileBytes: number): Promise<void> {
    await this.prisma.import.create({
      data: { apiKeyId: key.apiKeyId, id: key.id, format, fileKey, fileBytes: BigInt(fileBytes) },
      select: { id: true },
    });
  }

  async find({ apiKeyId, id }: ImportKey): Promise<ImportRecord | undefined> {
    return (await this.select(apiKeyId, id, undefined, 1))[0];
  }

  /** Newest first, beginning after the id `after`. */
  page(apiKeyId: string, after: string | undefined, limit: number): Promise<ImportRecord[]> {
    return this.select(apiKeyId, undefined, after, limit);
  }

  /** Rows that failed, in order, beginning after the row `after`. */
  errors({ apiKeyId, id }: ImportKey, after: number, limit: number): Promise<ImportRowErrorDto[]> {
    return this.prisma.$queryRaw<ImportRowErrorDto[]>`
      SELECT row, external_id, code, message FROM import_rows
      WHERE api_key_id = ${apiKeyId}::uuid AND import_id = ${id}::uuid AND status = 'failed' AND row > ${after}
      ORDER BY row LIMIT ${limit}`;
  }

  /**
   * Gives this worker the import that was served longest ago, of whatever tenant, for `leaseMs`. One that another
   * worker has is left to it; one of a revoked key is nobody's.
   */
  async claim(leaseMs: number): Promise<ClaimedImport | undefined> {
    const [claimed] = await this.prisma.$queryRaw<ClaimedImport[]>`
      UPDATE imports SET leased_until = now() + ${leaseMs}::float8 * interval '1 millisecond', lease_id = gen_random_uuid()
      WHERE (api_key_id, id) = (
        SELECT i.api_key_id, i.id FROM imports i
        JOIN api_keys k ON k.id = i.api_key_id AND k.revoked_at IS NULL
        WHERE i.status IN ('queued', 'reading', 'running') AND (i.leased_until IS NULL OR i.leased_until < now())
        ORDER BY i.updated_at LIMIT 1 FOR UPDATE OF i SKIP LOCKED)
      RETURNING api_key_id AS "apiKeyId", id, status::text AS status, format::text AS format, file_key AS "fileKey",
        lease_id AS "leaseId"`;
    return claimed;
  }

  /** Goes on having it. @throws LeaseLostError when another worker has it */
  async renew({ apiKeyId, id, leaseId }: ClaimedImport, leaseMs: number): Promise<void> {
    const renewed = await this.prisma.$executeRaw`
      UPDATE imports SET leased_until = now() + ${leaseMs}::float8 * interval '1 millisecond'
      WHERE api_key_id = ${apiKeyId}::uuid AND id = ${id}::uuid AND lease_id = ${leaseId}::uuid`;
    if (renewed === 0) throw new LeaseLostError(id);
  }

  /** Whether an import of another shop waits for a worker. */
  async isOtherShopWaiting({ apiKeyId }: ImportKey): Promise<boolean> {
    const [row] = await this.prisma.$queryRaw<{ waits: boolean }[]>`
      SELECT EXISTS (
        SELECT 1 FROM imports i JOIN api_keys k ON k.id = i.api_key_id AND k.revoked_at IS NULL
        WHERE i.status IN ('queued', 'reading', 'running') AND (i.leased_until IS NULL OR i.leased_until < now())
          AND i.api_key_id <> ${apiKeyId}::uuid) AS waits`;
    return row?.waits ?? false;
  }

  /** Gives it back: the other imports come before it now. Does nothing when another worker has it. */
  async release({ apiKeyId, id, leaseId }: ClaimedImport): Promise<void> {
    await this.prisma.$executeRaw`
      UPDATE imports SET leased_until = NULL, lease_id = NULL, updated_at = now()
      WHERE api_key_id = ${apiKeyId}::uuid AND id = ${id}::uuid AND lease_id = ${leaseId}::uuid`;
  }

  /** How many of a key's are not at their end. */
  countOpen(apiKeyId: string): Promise<number> {
    return this.prisma.import.count({
      where: { apiKeyId, status: { in: ['queued', 'reading', 'running'] } },
    });
  }

  /**
   * Writes rows of the table as they were read. Those that were written before a crash stay as they are; none is written when
   * another worker has the import.
   */
  async addRows(claimed: ClaimedImport, rows: readonly TableRow[]): Promise<void> {
    const values = rows.map(({ row, externalId, ...rest }) => ({
      row,
      external_id: externalId,
      ...('fields' in rest ? { status: 'pending', fields: rest.fields } : { status: 'failed', ...rest }),
    }));
    await this.prisma.$executeRaw`
      WITH held AS (${heldBy(claimed)})
      INSERT INTO import_rows (api_key_id, import_id, row, status, external_id, fields, code, message)
      SELECT held.api_key_id, held.id, r.row, r.status::import_row_status, r.external_id, r.fields, r.code, r.message
      FROM held, jsonb_to_recordset(${JSON.stringify(values)}::jsonb)
        AS r(row int, status text, external_id text, fields jsonb, code text, message text)
      ON CONFLICT DO NOTHING`;
  }

  /** The table has begun to be read, or has been read. */
  async move(claimed: ClaimedImport, status: 'reading' | 'running', totalRows?: number): Promise<void> {
    const { apiKeyId, id, leaseId } = claimed;
    const where = { apiKeyId, id, leaseId };
    const { count } = await this.prisma.import.updateMany({ where, data: { status, totalRows } });
    if (count === 0) throw new LeaseLostError(id);
  }

  pendingRows({ apiKeyId, id }: ImportKey, limit: number): Promise<PendingRow[]> {
    return this.prisma.$queryRaw<PendingRow[]>`
      SELECT row, fields, losses FROM import_rows
      WHERE api_key_id = ${apiKeyId}::uuid AND import_id = ${id}::uuid AND status = 'pending'
      ORDER BY row LIMIT ${limit}`;
  }

  /** A row failed for a reason of ours, and is to be tried again. */
  async countLoss({ apiKeyId, id }: ImportKey, row: number): Promise<void> {
    await this.prisma.importRow.updateMany({
      where: { apiKeyId, importId: id, row },
      data: { losses: { increment: 1 } },
    });
  }

  /** What became of rows; nothing is written when another worker has the import, which does them once more. */
  async record(claimed: ClaimedImport, outcomes: readonly RowOutcome[]): Promise<void> {
    if (outcomes.length === 0) return;
    const rows = outcomes.map(({ row }) => row);
    // The rows by number as well: of a table that was just written Postgres has no statistics, and reads all of it
    // for the join otherwise.
    await this.prisma.$executeRaw`
      WITH held AS (${heldBy(claimed)})
      UPDATE import_rows SET status = o.status::import_row_status, code = o.code, message = o.message, fields = NULL
      FROM held, jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb) AS o(row int, status text, code text, message text)
      WHERE import_rows.api_key_id = held.api_key_id AND import_id = held.id
        AND import_rows.row = ANY (${rows}::int[]) AND import_rows.row = o.row`;
  }

  /** @returns whether every row was done */
  async complete({ apiKeyId, id, leaseId }: ClaimedImport): Promise<boolean> {
    const completed = await this.prisma.$executeRaw`
      UPDATE imports SET status = 'completed', finished_at = now(), leased_until = NULL
      WHERE api_key_id = ${apiKeyId}::uuid AND id = ${id}::uuid AND lease_id = ${leaseId}::uuid AND NOT EXISTS (
        SELECT 1 FROM import_rows r
        WHERE r.api_key_id = imports.api_key_id AND r.import_id = imports.id AND r.status = 'pending')`;
    return completed > 0;
  }

  /** The file as a whole could not be used: no row of it is kept. @throws LeaseLostError when another worker has it */
  async fail({ apiKeyId, id, leaseId }: ClaimedImport, error: ImportFailedError): Promise<void> {
    await this.prisma.$transaction(async (transaction) => {
      const { count } = await transaction.import.updateMany({
        where: { apiKeyId, id, leaseId },
        data: {
          status: 'failed',
          errorCode: error.code,
          errorMessage: error.message,
          finishedAt: new Date(),
          leasedUntil: null,
        },
      });
      if (count === 0) throw new LeaseLostError(id);
      await transaction.importRow.deleteMany({ where: { apiKeyId, importId: id } });
    });
  }

  private select(
    apiKeyId: string,
    id: string | undefined,
    after: string | undefined,
    limit: number,
  ): Promise<ImportRecord[]> {
    return this.prisma.$queryRaw<ImportRecord[]>`
      SELECT i.api_key_id AS "apiKeyId", i.id, i.status::text AS status, i.format::text AS format,
        i.file_key AS "fileKey", i.total_rows AS "totalRows", c.created::int, c.updated::int, c.failed::int,
        i.error_code AS "errorCode", i.error_message AS "errorMessage", i.created_at AS "createdAt",
        i.finished_at AS "finishedAt"
      FROM imports i CROSS JOIN LATERAL (
        SELECT count(*) FILTER (WHERE r.status = 'created') AS created,
          count(*) FILTER (WHERE r.status = 'updated') AS updated,
          count(*) FILTER (WHERE r.status = 'failed') AS failed
        FROM import_rows r WHERE r.api_key_id = i.api_key_id AND r.import_id = i.id
      ) c
      WHERE i.api_key_id = ${apiKeyId}::uuid
        AND (${id ?? null}::uuid IS NULL OR i.id = ${id ?? null}::uuid)
        AND (${after ?? null}::uuid IS NULL OR i.id < ${after ?? null}::uuid)
      ORDER BY i.id DESC LIMIT ${limit}`;
  }
}

/** The import, as long as this claim of it holds: whoever claims it next waits for what is written. */
function heldBy({ apiKeyId, id, leaseId }: ClaimedImport): Prisma.Sql {
  return Prisma.sql`SELECT api_key_id, id FROM imports
    WHERE api_key_id = ${apiKeyId}::uuid AND id = ${id}::uuid AND lease_id = ${leaseId}::uuid FOR UPDATE`;
}
