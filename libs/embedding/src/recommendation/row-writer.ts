import type { PinoLogger } from 'nestjs-pino';
import { databaseOutage } from '#platform';

export type RowWriterOptions<Row> = {
  /** Whose a row is: what one owner floods is taken from no other. */
  ownerOf: (row: Row) => string;
  /** What is written, in the words of a log: "Prompts". */
  what: string;
  flushMs: number;
};

const MAX_ROWS = 500;
/** Rows kept while Postgres is away; beyond it the oldest of whoever has more than the others are given up. */
const MAX_KEPT = 20_000;
/** Of one owner; more are not taken. */
export const MAX_KEPT_OF_OWNER = 5_000;
/** How much longer it waits after a failure. */
const PATIENCE = 8;
/** Times that a batch is refused by a Postgres that is there, before the rows that are to blame are looked for. */
const MAX_REFUSALS = 3;

/**
 * Writes rows in batches behind the answer, so that no shopper waits for it. Rows wait while Postgres is away; those that it
 * refuses again and again are given up one by one, since others wait behind them. What is given up is logged.
 */
export class RowWriter<Row> {
  /** By owner, those of each in their order. */
  private readonly queues = new Map<string, Row[]>();
  private count = 0;
  /** In a row, of batches. */
  private refusals = 0;
  /** Rows for which there was no room since it was last logged. */
  private crowdedOut = 0;
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly write: (rows: readonly Row[]) => Promise<unknown>,
    private readonly logger: PinoLogger,
    private readonly options: RowWriterOptions<Row>,
  ) {}

  add(...rows: Row[]): void {
    for (const row of rows) {
      const owner = this.options.ownerOf(row);
      const queue = this.queues.get(owner) ?? [];
      if (queue.length >= MAX_KEPT_OF_OWNER) {
        this.crowdedOut += 1;
        continue;
      }
      this.queues.set(owner, queue);
      queue.push(row);
      this.count += 1;
      if (this.count > MAX_KEPT) this.giveUpOne(queue);
    }
    this.timer ??= setTimeout(() => this.flushLater(), this.options.flushMs);
  }

  /** How many rows of an owner wait. */
  countOf(owner: string): number {
    return this.queues.get(owner)?.length ?? 0;
  }

  /** Writes what is waiting. Resolves when it is written, or will be tried again. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.writing = this.writing.then(() => this.writeAll());
    await this.writing;
  }

  /** Writes what is waiting, once. */
  async close(): Promise<void> {
    await this.flush();
    clearTimeout(this.timer);
  }

  private flushLater(): void {
    this.timer = undefined;
    void this.flush();
  }

  /** Who has more than the others pays with the oldest; whoever adds, when that is so. */
  private giveUpOne(queue: Row[]): void {
    const fair = MAX_KEPT / this.queues.size;
    const payer = queue.length > fair ? queue : [...this.queues.values()].find((one) => one.length > fair);
    if (payer?.shift() === undefined) return;
    this.count -= 1;
    this.crowdedOut += 1;
  }

  private tellOfCrowdedOut(): void {
    if (this.crowdedOut === 0) return;
    const rows = this.crowdedOut;
    this.crowdedOut = 0;
    this.logger.warn({ rows }, `${this.options.what} were given up: too many wait to be recorded`);
  }

  private async writeAll(): Promise<void> {
    this.tellOfCrowdedOut();
    while (this.count > 0) {
      const batch = this.take();
      try {
        await this.write(batch);
        this.refusals = 0;
      } catch (error) {
        if (databaseOutage(error) === undefined) this.refusals += 1;
        if (this.refusals >= MAX_REFUSALS) {
          this.refusals = 0;
          await this.writeApart(batch);
          continue;
        }
        this.putBack(batch);
        this.timer ??= setTimeout(() => this.flushLater(), this.options.flushMs * PATIENCE);
        this.logger.warn(
          { err: error, waiting: this.count },
          `${this.options.what} could not be recorded; tried again`,
        );
        return;
      }
    }
  }

  /** In halves, and halves of what is refused of these, until each row that is to blame is alone and is given up. */
  private async writeApart(rows: readonly Row[]): Promise<void> {
    const middle = Math.ceil(rows.length / 2);
    for (const half of [rows.slice(0, middle), rows.slice(middle)]) {
      if (half.length === 0) continue;
      try {
        await this.write(half);
      } catch (error) {
        if (databaseOutage(error) !== undefined) this.putBack(half);
        else if (half.length > 1) await this.writeApart(half);
        else
          this.logger.error({ err: error, rows: 1 }, `${this.options.what} were given up: they are refused`);
      }
    }
  }

  /** As many of each owner as there is room for all of them. */
  private take(): Row[] {
    const batch: Row[] = [];
    const share = Math.max(1, Math.floor(MAX_ROWS / this.queues.size));
    for (const [owner, queue] of this.queues) {
      batch.push(...queue.splice(0, Math.min(share, MAX_ROWS - batch.length)));
      if (queue.length === 0) this.queues.delete(owner);
      if (batch.length >= MAX_ROWS) break;
    }
    this.count -= batch.length;
    return batch;
  }

  private putBack(batch: readonly Row[]): void {
    for (const row of batch.toReversed()) {
      const owner = this.options.ownerOf(row);
      const queue = this.queues.get(owner) ?? [];
      this.queues.set(owner, queue);
      queue.unshift(row);
    }
    this.count += batch.length;
  }
}
