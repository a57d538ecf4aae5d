import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import type { Fallback, RecommendationSource, RecommendFilters } from '#contracts';
import { PrismaService, statement } from '#platform';
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
  /** Ids of the items of its first page. */
  shown: string[];
  /** Base64, of `AskerMarks`; none where nobody can be told apart. */
  asker?: string | null;
};

/** A further page of a prompt, and what it has shown. */
export type RecordedPage = { apiKeyId: string; id: string; shown: string[] };

/** One statement for any number of rows: Prisma would compile an INSERT anew for each number. */
const RECORD = statement(
  'record-prompts',
  `
    INSERT INTO prompts (api_key_id, id, source, prompt, filters, num_results, result_count, fallback_used,
      model, duration_ms, shown, asker)
    SELECT p."apiKeyId", p.id, p.source, p.prompt, p.filters, p."numResults", p."resultCount", p."fallbackUsed", p.model,
      p."durationMs", ARRAY(SELECT jsonb_array_elements_text(p.shown)::uuid), decode(p.asker, 'base64')
    FROM jsonb_to_recordset($1::jsonb) AS p(
      "apiKeyId" uuid, id uuid, source text, prompt text, filters jsonb, "numResults" int, "resultCount" int, "fallbackUsed" text,
      model text,
      "durationMs" int, shown jsonb, asker text)
    WHERE EXISTS (SELECT 1 FROM api_keys WHERE api_keys.id = p."apiKeyId")
    ON CONFLICT DO NOTHING`,
);

/** Several pages of one prompt are added at once: a statement updates a row once. */
const RECORD_PAGES = statement(
  'record-pages',
  `
    UPDATE prompts SET shown = prompts.shown || pages.shown
    FROM (
      SELECT g."apiKeyId" AS api_key_id, g.id, array_agg(item::uuid) AS shown
      FROM jsonb_to_recordset($1::jsonb) AS g("apiKeyId" uuid, id uuid, shown jsonb),
        jsonb_array_elements_text(g.shown) AS item
      GROUP BY 1, 2
    ) AS pages
    WHERE prompts.api_key_id = pages.api_key_id AND prompts.id = pages.id`,
);

const FLUSH_MS = 250;

/** Records prompts behind the answer. */
@Injectable()
export class PromptRecorder implements OnApplicationShutdown {
  private readonly writer: RowWriter<RecordedPrompt | RecordedPage>;

  constructor(prisma: PrismaService, logger: PinoLogger) {
    logger.setContext(PromptRecorder.name);
    const write = async (rows: readonly (RecordedPrompt | RecordedPage)[]) => {
      const prompts = rows.filter((row) => 'prompt' in row);
      const pages = rows.filter((row) => !('prompt' in row));
      if (prompts.length > 0) await prisma.prepared(RECORD, [JSON.stringify(prompts)]);
      if (pages.length > 0) await prisma.prepared(RECORD_PAGES, [JSON.stringify(pages)]);
    };
    const ownerOf = ({ apiKeyId }: { apiKeyId: string }) => apiKeyId;
    this.writer = new RowWriter(write, logger, { what: 'Prompts', flushMs: FLUSH_MS, ownerOf });
  }

  record(row: RecordedPrompt): void {
    this.writer.add(row);
  }

  /** What a further page has shown. */
  recordPage(page: RecordedPage): void {
    if (page.shown.length > 0) this.writer.add(page);
  }

  /** Writes what is waiting. Resolves when it is written, or will be tried again. */
  flush(): Promise<void> {
    return this.writer.flush();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.writer.close();
  }
}
