import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import type { Fallback, RecommendationSource, RecommendFilters } from '#contracts';
import { PrismaService } from '#platform';
import { RowWriter } from './row-writer.js';

export type RecordedPrompt = {
  apiKeyId: string;
  id: string;
  source: RecommendationSource;
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
  name: 'vitrine-record-prompts-3',
  text: `
    INSERT INTO prompts (api_key_id, id, source, prompt, filters, num_results, result_count, fallback_used,
      model, duration_ms)
    SELECT * FROM jsonb_to_recordset($1::jsonb) AS p(
      "apiKeyId" uuid, id uuid, source text, prompt text, filters jsonb, "numResults" int, "resultCount" int, "fallbackUsed" text,
      model text,
      "durationMs" int)
    WHERE EXISTS (SELECT 1 FROM api_keys WHERE api_keys.id = p."apiKeyId")
    ON CONFLICT DO NOTHING`,
};

const FLUSH_MS = 250;

/** Records prompts behind the answer. */
@Injectable()
export class PromptRecorder implements OnApplicationShutdown {
  private readonly writer: RowWriter<RecordedPrompt>;

  constructor(prisma: PrismaService, logger: PinoLogger) {
    logger.setContext(PromptRecorder.name);
    const write = (rows: readonly RecordedPrompt[]) => prisma.prepared(RECORD, [JSON.stringify(rows)]);
    this.writer = new RowWriter(write, logger, { what: 'Prompts', flushMs: FLUSH_MS });
  }

  record(row: RecordedPrompt): void {
    this.writer.add(row);
  }

  /** Writes what is waiting. Resolves when it is written, or will be tried again. */
  flush(): Promise<void> {
    return this.writer.flush();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.writer.close();
  }
}
