import type { PinoLogger } from 'nestjs-pino';

export type RowWriterOptions = {
  /** What is written, in the words of a log: "Prompts". */
  what: string;
  flushMs: number;
};

const MAX_ROWS = 500;
/** Rows kept while Postgres is away; beyond it the oldest are given up. */
const MAX_KEPT = 20_000;
/** How much longer it waits after a failure. */
const PATIENCE = 8;

/** Writes rows in batches behind the answer, so that no shopper waits for it. */
export class RowWriter<Row> {
  private readonly rows: Row[] = [];
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly write: (rows: readonly Row[]) => Promise<unknown>,
    private readonly logger: PinoLogger,
    private readonly options: RowWriterOptions,
  ) {}

  add(...rows: Row[]): void {
    this.rows.push(...rows);
    if (this.rows.length > MAX_KEPT) this.rows.splice(0, this.rows.length - MAX_KEPT);
    this.timer ??= setTimeout(() => this.flushLater(), this.options.flushMs);
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

  private async writeAll(): Promise<void> {
    while (this.rows.length > 0) {
      const batch = this.rows.splice(0, MAX_ROWS);
      try {
        await this.write(batch);
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
