import type { PinoLogger } from 'nestjs-pino';

export type RowWriterOptions<Row> = {
  /** Whose a row is: what one owner floods is taken from no other. */
  ownerOf: (row: Row) => string;
  /** What is written, in the words of a log: "Prompts". */
  what: string;
  flushMs: number;
};

const MAX_ROWS = 500;
/** Rows kept while Postgres is away; beyond it the oldest of whoever has most are given up. */
const MAX_KEPT = 20_000;
/** Of one owner; more are not taken. */
export const MAX_KEPT_OF_OWNER = 5_000;
/** How much longer it waits after a failure. */
const PATIENCE = 8;

/** Writes rows in batches behind the answer, so that no shopper waits for it. */
export class RowWriter<Row> {
  private readonly rows: Row[] = [];
  /** Rows of each owner that wait, or are being written. */
  private readonly counts = new Map<string, number>();
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
      if (this.countOf(owner) >= MAX_KEPT_OF_OWNER) continue;
      this.rows.push(row);
      this.count(owner, 1);
      if (this.rows.length > MAX_KEPT) this.giveUpOne();
    }
    this.timer ??= setTimeout(() => this.flushLater(), this.options.flushMs);
  }

  /** How many rows of an owner wait. */
  countOf(owner: string): number {
    return this.counts.get(owner) ?? 0;
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

  private count(owner: string, change: number): void {
    const count = this.countOf(owner) + change;
    if (count > 0) this.counts.set(owner, count);
    else this.counts.delete(owner);
  }

  private giveUpOne(): void {
    const [[largest] = ['']] = [...this.counts].sort(([, a], [, b]) => b - a);
    const at = this.rows.findIndex((row) => this.options.ownerOf(row) === largest);
    if (at === -1) return;
    this.rows.splice(at, 1);
    this.count(largest, -1);
  }

  private flushLater(): void {
    this.timer = undefined;
    void this.flush();
  }

  private async writeAll(): Promise<void> {
    while (this.rows.length > 0) {
      const batch = this.rows.splice(0, MAX_ROWS);
      try {
        await this.write(batch);
        for (const row of batch) this.count(this.options.ownerOf(row), -1);
      } catch (error) {
        this.rows.unshift(...batch);
        this.timer ??= setTimeout(() => this.flushLater(), this.options.flushMs * PATIENCE);
        this.logger.warn(
          { err: error, waiting: this.rows.length },
          `${this.options.what} could not be recorded; tried again`,
        );
        return;
      }
    }
  }
}
