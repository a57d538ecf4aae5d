import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import pLimit from 'p-limit';
import { PinoLogger } from 'nestjs-pino';
import { databaseOutage, DomainError, ObjectMissingError, ObjectStorage, whileRenewing } from '#platform';
import { ImagesService } from '../images.service.js';
import { csvRows } from './csv-rows.js';
import { ImportFailedError } from './import-failed.error.js';
import { ImportFiles } from './import-files.js';
import {
  type ClaimedImport,
  ImportRepository,
  type PendingRow,
  type RowOutcome,
} from './import.repository.js';
import { importedImageId } from './imported-image-id.js';
import { LeaseLostError } from './lease-lost.error.js';
import { MAX_IMPORT_ROWS } from './limits.js';
import { ndjsonRows } from './ndjson-rows.js';
import { RowPhotos } from './row-photos.js';
import type { TableRow } from './table-row.js';
import { utf8Text } from './utf8-text.js';

/** A worker that says nothing for so long is taken for lost. */
export const LEASE_MS = 60_000;
/** A photo of a slow host, tried again, takes longer than the lease; so does a large zip from a slow store. */
const RENEWED = { everyMs: LEASE_MS / 3, mostMs: 20 * LEASE_MS };
/** Rows before another import has its turn, where that is the same shop's or there is none. */
const SLICE = 256;
/** Rows under way at once: a photo is fetched or unpacked while others are decoded. */
const ROWS_AT_ONCE = 6;
/**
 * Outcomes that are written together; a crash does them again, which changes nothing. Then another shop's import that
 * waits has its turn: with the rows under way, before two batches of photos are through.
 */
const RECORDED_AT_ONCE = 16;
const READ_AT_ONCE = 500;
/** How often a row may fail for a reason of ours and be tried again. */
const MAX_LOSSES = 2;

/**
 * Imports in slices. Everything that a crash may interrupt can be done again: rows of the table have their number,
 * an item its external id, and one without it an id that follows from its row.
 */
@Injectable()
export class ImportRunner {
  constructor(
    private readonly repository: ImportRepository,
    private readonly files: ImportFiles,
    private readonly photos: RowPhotos,
    private readonly images: ImagesService,
    private readonly storage: ObjectStorage,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(ImportRunner.name);
  }

  /**
   * Does one slice of the import that was served longest ago.
   * @param signal ends it early; the rows that were not done stay pending
   * @returns whether there was one
   * @throws DependencyUnavailableError and whatever is not the file's fault: the import goes on later
   */
  async runOne(signal: AbortSignal): Promise<boolean> {
    const claimed = await this.repository.claim(LEASE_MS);
    if (claimed === undefined) return false;
    try {
      const renew = () => this.repository.renew(claimed, LEASE_MS);
      if (await whileRenewing(RENEWED, renew, () => this.work(claimed, signal))) await this.finish(claimed);
    } catch (error) {
      if (error instanceof LeaseLostError) {
        this.logger.warn({ err: error, import: claimed.id }, 'An import goes on with another worker');
        return true;
      }
      const failure = failureOf(error);
      if (failure === undefined) throw error;
      this.logger.info({ import: claimed.id, code: failure.code }, 'An import failed');
      await this.repository.fail(claimed, failure);
      await this.tidy(claimed);
    } finally {
      await this.repository.release(claimed);
    }
    return true;
  }

  /** @returns whether that was the last of it */
  private async work(claimed: ClaimedImport, signal: AbortSignal): Promise<boolean> {
    if (claimed.status !== 'running') await this.read(claimed);
    return this.runSlice(claimed, signal);
  }

  /** The whole table into rows, before any of them is tried: a table that breaks off imports nothing. */
  private async read(claimed: ClaimedImport): Promise<void> {
    await this.repository.move(claimed, 'reading');
    let total = 0;
    let batch: TableRow[] = [];
    for await (const row of await this.rowsOf(claimed)) {
      total = row.row;
      if (total > MAX_IMPORT_ROWS) {
        const message = `The table has more than ${MAX_IMPORT_ROWS} rows. Split it.`;
        throw new ImportFailedError('TABLE_TOO_LONG', message);
      }
      batch.push(row);
      if (batch.length < READ_AT_ONCE) continue;
      await this.repository.addRows(claimed, batch);
      await this.repository.renew(claimed, LEASE_MS);
      batch = [];
    }
    if (batch.length > 0) await this.repository.addRows(claimed, batch);
    if (total === 0) throw new ImportFailedError('TABLE_EMPTY', 'The table has no rows.');
    await this.repository.move(claimed, 'running', total);
  }

  private async rowsOf(claimed: ClaimedImport): Promise<AsyncGenerator<TableRow>> {
    const table =
      claimed.format === 'zip'
        ? await (await this.files.archiveOf(claimed)).table()
        : { format: claimed.format, bytes: (await this.storage.get(claimed.fileKey)).body };
    const text = utf8Text(Readable.from(table.bytes));
    return table.format === 'csv' ? csvRows(text) : ndjsonRows(text);
  }

  /** @returns whether that was the last of it */
  private async runSlice(claimed: ClaimedImport, signal: AbortSignal): Promise<boolean> {
    const rows = await this.repository.pendingRows(claimed, SLICE);
    const limit = pLimit(ROWS_AT_ONCE);
    let outcomes: RowOutcome[] = [];
    let isAwaited = false;
    let isCut = false;
    const record = async () => {
      const done = outcomes;
      outcomes = [];
      await this.repository.record(claimed, done);
      await this.repository.renew(claimed, LEASE_MS);
      isAwaited ||= await this.repository.isOtherShopWaiting(claimed);
    };
    const work = rows.map((row) =>
      limit(async () => {
        signal.throwIfAborted();
        isCut ||= isAwaited;
        if (isCut) return;
        try {
          const outcome = await this.importRow(claimed, row, signal);
          // Not in one expression: "outcomes" would be read before the wait, and be recorded without it.
          outcomes.push(outcome);
          if (outcomes.length >= RECORDED_AT_ONCE) await record();
        } catch (error) {
          // The rows that follow would meet the same, photos and all.
          isCut ||= error instanceof LeaseLostError || !isOurs(error);
          throw error;
        }
      }),
    );
    const settled = await Promise.allSettled(work);
    await record();
    const failed = settled.find((result) => result.status === 'rejected');
    if (failed !== undefined && !signal.aborted) throw failed.reason;
    return !signal.aborted && !isCut && rows.length < SLICE;
  }

  private async importRow(
    claimed: ClaimedImport,
    { row, fields, losses }: PendingRow,
    signal: AbortSignal,
  ): Promise<RowOutcome> {
    try {
      const { photo: _photo, photo_url: _url, ...item } = fields;
      const file = await this.photos.of(claimed, fields, signal);
      const id = importedImageId(claimed.id, row);
      const { created } = await this.images.take({ apiKeyId: claimed.apiKeyId }, item, file, id);
      return { row, status: created ? 'created' : 'updated' };
    } catch (error) {
      if (isOfTheRow(error)) return { row, status: 'failed', code: error.code, message: error.message };
      if (signal.aborted || !isOurs(error)) throw error;
      if (losses < MAX_LOSSES) {
        await this.repository.countLoss(claimed, row);
        throw error;
      }
      this.logger.error({ err: error, import: claimed.id, row }, 'A row of an import was given up');
      return { row, status: 'failed', code: 'INTERNAL_ERROR', message: GIVEN_UP };
    }
  }

  private async finish(claimed: ClaimedImport): Promise<void> {
    if (await this.repository.complete(claimed)) await this.tidy(claimed);
  }

  /** What is left here is deleted with the key at the latest. */
  private async tidy(claimed: ClaimedImport): Promise<void> {
    await this.files.forget(claimed.id);
    await this.storage
      .delete(claimed.fileKey)
      .catch((error: unknown) =>
        this.logger.warn({ err: error, import: claimed.id }, 'A file was left over'),
      );
  }
}

const GIVEN_UP =
  'Something went wrong on our side with this row. Send it again; quote the id of the import if it repeats.';

/** What another try of the same row would only repeat. */
function isOfTheRow(error: unknown): error is DomainError & { code: string } {
  return (
    error instanceof DomainError &&
    ['invalid', 'too-large', 'unprocessable', 'conflict', 'rate-limited'].includes(error.kind) &&
    !(error instanceof ImportFailedError && error.code !== 'ZIP_MALFORMED')
  );
}

/** What is neither the row's or the file's fault nor an outage, which passes. */
function isOurs(error: unknown): boolean {
  if (failureOf(error) !== undefined || databaseOutage(error) !== undefined) return false;
  return !(error instanceof DomainError && error.kind === 'unavailable');
}

function failureOf(error: unknown): ImportFailedError | undefined {
  if (error instanceof ImportFailedError) return error;
  if (!(error instanceof ObjectMissingError)) return undefined;
  return new ImportFailedError('TABLE_EMPTY', 'The file is no longer stored. Send it again.', {
    cause: error,
  });
}
