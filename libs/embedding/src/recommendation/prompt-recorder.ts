import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import type { Fallback, RecommendFilters } from '#contracts';
import { PrismaService } from '#platform';

export type RecordedPrompt = {
  apiKeyId: string;
  id: string;
  prompt: string;
  filters: RecommendFilters;
  numResults: number;
  resultCount: number;
  fallbackUsed: Fallback | null;
  model: string;
  durationMs: number;
};

/** One statement for any number of rows: Prisma would compile an INSERT anew for each number. */
const RECORD = {
  name: 'vitrine-record-prompts-2',
  text: `
    INSERT INTO prompts (api_key_id, id, prompt, filters, num_results, result_count, fallback_used,
      model, duration_ms)
    SELECT * FROM jsonb_to_recordset($1::jsonb) AS p(
      "apiKeyId" uuid, id uuid, prompt text, filters jsonb, "numResults" int, "resultCount" int, "fallbackUsed" text,
      model text,
      "durationMs" int)
    WHERE EXISTS (SELECT 1 FROM api_keys WHERE api_keys.id = p."apiKeyId")
    ON CONFLICT DO NOTHING`,
};

const FLUSH_MS = 250;
const MAX_ROWS = 500;
/** Prompts kept while Postgres is away; beyond it the oldest are given up. */
const MAX_KEPT = 20_000;

/** Writes prompts in batches behind the answer, so that no shopper waits for it. */
@Injectable()
export class PromptRecorder implements OnApplicationShutdown {
  private readonly rows: RecordedPrompt[] = [];
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly prisma: PrismaService,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(PromptRecorder.name);
  }

  record(row: RecordedPrompt): void {
    this.rows.push(row);
    if (this.rows.length > MAX_KEPT) this.rows.splice(0, this.rows.length - MAX_KEPT);
    this.timer ??= setTimeout(() => this.flushLater(), FLUSH_MS);
  }

  /** Writes what is waiting. Resolves when it is written, or will be tried again. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.writing = this.writing.then(() => this.write());
    await this.writing;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.flush();
    clearTimeout(this.timer);
  }

  private flushLater(): void {
    this.timer = undefined;
    void this.flush();
  }

  private async write(): Promise<void> {
    while (this.rows.length > 0) {
      const batch = this.rows.splice(0, MAX_ROWS);
      try {
        await this.prisma.prepared(RECORD, [JSON.stringify(batch)]);
      } catch (error) {
        this.rows.unshift(...batch);
        this.timer ??= setTimeout(() => this.flushLater(), FLUSH_MS * 8);
        this.logger.warn(
          { err: error, waiting: this.rows.length },
          'Prompts could not be recorded; tried again',
        );
        return;
      }
    }
  }
}
