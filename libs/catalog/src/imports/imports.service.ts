import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { ImageImportDto, ImportFormat, ImportRowErrorDto, Page, PageQuery } from '#contracts';
import { CONFIG, CursorCodec, NotFoundError, ObjectStorage, sweepTempFolders } from '#platform';
import type { Tenant } from '#tenant';
import { type ImportRecord, ImportRepository } from './import.repository.js';
import { IMPORT_FOLDER } from './limits.js';
import { TooManyImportsError } from './too-many-imports.error.js';
import type { Config } from '../settings.js';

const REPORT_PAGE = 1_000;

/** Imports as their shop sees them; a worker does the work. */
@Injectable()
export class ImportsService implements OnModuleInit {
  /** Files of each key that this process is receiving. */
  private readonly receiving = new Map<string, number>();

  constructor(
    private readonly repository: ImportRepository,
    private readonly storage: ObjectStorage,
    private readonly cursors: CursorCodec,
    @Inject(CONFIG) private readonly config: Pick<Config, 'IMPORT_MAX_WAITING'>,
  ) {}

  /** What a process that crashed has left of files that it was receiving. */
  async onModuleInit(): Promise<void> {
    await sweepTempFolders(IMPORT_FOLDER);
  }

  /**
   * Receives a file and begins its import, where the key has not too many already: one waits on a disk.
   * @param receive takes the file; not called where there is no room
   * @throws TooManyImportsError, and what `receive` throws
   */
  async within<T>({ apiKeyId }: Tenant, receive: () => Promise<T>): Promise<T> {
    const limit = this.config.IMPORT_MAX_WAITING;
    const receiving = this.receiving.get(apiKeyId) ?? 0;
    this.receiving.set(apiKeyId, receiving + 1);
    try {
      if (receiving + (await this.repository.countOpen(apiKeyId)) >= limit)
        throw new TooManyImportsError(limit);
      return await receive();
    } finally {
      const left = (this.receiving.get(apiKeyId) ?? 1) - 1;
      if (left > 0) this.receiving.set(apiKeyId, left);
      else this.receiving.delete(apiKeyId);
    }
  }

  /**
   * Keeps the file and begins its import.
   * @param path the file on this machine, which may be deleted afterwards
   * @throws DependencyUnavailableError
   */
  async begin(tenant: Tenant, format: ImportFormat, path: string, bytes: number): Promise<ImageImportDto> {
    const key = { apiKeyId: tenant.apiKeyId, id: uuidv7() };
    const fileKey = `${key.apiKeyId}/imports/${key.id}.${format}`;
    await this.storage.putFile(fileKey, path, contentTypes[format]);
    try {
      await this.repository.add(key, format, fileKey, bytes);
    } catch (error) {
      await this.storage.delete(fileKey).catch(() => undefined);
      throw error;
    }
    return this.get(tenant, key.id);
  }

  /** @throws NotFoundError */
  async get(tenant: Tenant, id: string): Promise<ImageImportDto> {
    return importDto(await this.existing(tenant, id));
  }

  /** Newest first. @throws InvalidRequestError when the cursor is not of this listing */
  async list(tenant: Tenant, { limit, cursor }: PageQuery): Promise<Page<ImageImportDto>> {
    const scope = `imports\0${tenant.apiKeyId}`;
    const after = cursor === undefined ? undefined : this.cursors.decode(scope, cursor)[0];
    const rows = await this.repository.page(tenant.apiKeyId, after, limit + 1);
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return {
      items: items.map(importDto),
      next_cursor: rows.length > limit && last ? this.cursors.encode(scope, [last.id]) : null,
    };
  }

  /** The rows that failed, in order, a page of them in memory. @throws NotFoundError before the first row */
  async errors(tenant: Tenant, id: string): Promise<AsyncGenerator<ImportRowErrorDto>> {
    const { repository } = this;
    const record = await this.existing(tenant, id);
    async function* all(): AsyncGenerator<ImportRowErrorDto> {
      for (let after = 0; ;) {
        const page = await repository.errors(record, after, REPORT_PAGE);
        yield* page;
        const last = page.at(-1);
        if (last === undefined || page.length < REPORT_PAGE) return;
        after = last.row;
      }
    }
    return all();
  }

  private async existing(tenant: Tenant, id: string): Promise<ImportRecord> {
    const record = await this.repository.find({ apiKeyId: tenant.apiKeyId, id });
    if (record === undefined) throw new NotFoundError('import');
    return record;
  }
}

const contentTypes: Record<ImportFormat, string> = {
  csv: 'text/csv',
  ndjson: 'application/x-ndjson',
  zip: 'application/zip',
};

function importDto(record: ImportRecord): ImageImportDto {
  const { id, status, format, totalRows, created, updated, failed, errorCode, errorMessage } = record;
  return {
    id,
    status,
    format,
    total_rows: totalRows,
    done_rows: created + updated + failed,
    created,
    updated,
    failed,
    error: errorCode === null ? null : { code: errorCode, message: errorMessage ?? '' },
    errors_url: `/api/images/imports/${id}/errors`,
    created_at: record.createdAt.toISOString(),
    finished_at: record.finishedAt?.toISOString() ?? null,
  };
}
