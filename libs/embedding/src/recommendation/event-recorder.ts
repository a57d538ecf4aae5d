import { createHmac } from 'node:crypto';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import type { RecommendationEventDto, RecommendationEventType } from '#contracts';
import { CONFIG, PrismaService, statement } from '#platform';
import { type Tenant, TokenKindNotAllowedError } from '#tenant';
import { PromptRecorder } from './prompt-recorder.js';
import { MAX_KEPT_OF_OWNER, RowWriter } from './row-writer.js';
import { TooManyEventsError } from './too-many-events.error.js';
import type { Config } from '../settings.js';

type EventRow = {
  apiKeyId: string;
  promptId: string;
  imageId: string;
  type: RecommendationEventType;
  /** base64 */
  visitor: string | null;
  createdAt: Date;
};

/**
 * The new ones among the events, and the counts of their items, in one statement. Of a prompt or an item that is not
 * the tenant's, or of an item that the prompt has not shown, nothing is kept. Of one visitor an item's kind of event
 * counts once a day, whatever was asked. Counts in the order of their key, so that two processes do not wait for each other.
 */
const RECORD = statement(
  'record-events',
  `
    WITH given AS (
      SELECT DISTINCT ON (e."apiKeyId", e."promptId", e."imageId", e.type) e.*
      FROM jsonb_to_recordset($1::jsonb) AS e(
        "apiKeyId" uuid, "promptId" uuid, "imageId" uuid, type recommendation_event_type, visitor text,
        "createdAt" timestamptz)
      JOIN images i ON i.api_key_id = e."apiKeyId" AND i.id = e."imageId"
      JOIN prompts p ON p.api_key_id = e."apiKeyId" AND p.id = e."promptId" AND e."imageId" = ANY (p.shown)
    ), added AS (
      INSERT INTO recommendation_events (api_key_id, prompt_id, image_id, type, visitor, created_at)
      SELECT "apiKeyId", "promptId", "imageId", type, decode(visitor, 'base64'), "createdAt" FROM given
      ON CONFLICT DO NOTHING
      RETURNING api_key_id, image_id, type, created_at
    )
    INSERT INTO item_activity (api_key_id, day, image_id, views, clicks, add_to_carts, purchases)
    SELECT api_key_id, created_at::date, image_id, count(*) FILTER (WHERE type = 'view'),
      count(*) FILTER (WHERE type = 'click'), count(*) FILTER (WHERE type = 'add_to_cart'),
      count(*) FILTER (WHERE type = 'purchase')
    FROM added GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
    ON CONFLICT (api_key_id, day, image_id) DO UPDATE SET
      views = item_activity.views + excluded.views, clicks = item_activity.clicks + excluded.clicks,
      add_to_carts = item_activity.add_to_carts + excluded.add_to_carts,
      purchases = item_activity.purchases + excluded.purchases`,
);

/** An event waits until its prompt is recorded, which another process may have answered. */
const SETTLE_MS = 1_000;
const FLUSH_MS = 250;

/** Of an HMAC-SHA-256: enough to tell the visitors of a day apart. */
const VISITOR_BYTES = 12;

/**
 * What shoppers did with recommended items. The same event sent again is counted once. A publishable token is in every
 * visitor's hands: with it a purchase is nobody's to say, and the visitor's address counts, hashed with a key and the day.
 */
@Injectable()
export class EventRecorder implements OnApplicationShutdown {
  private readonly writer: RowWriter<EventRow>;
  private readonly settling = new Map<NodeJS.Timeout, EventRow[]>();

  constructor(
    prisma: PrismaService,
    private readonly prompts: PromptRecorder,
    logger: PinoLogger,
    @Inject(CONFIG) private readonly config: Pick<Config, 'SIGNING_SECRET'>,
  ) {
    logger.setContext(EventRecorder.name);
    const write = (rows: readonly EventRow[]) => prisma.prepared(RECORD, [JSON.stringify(rows)]);
    this.writer = new RowWriter(write, logger, {
      what: 'Events',
      flushMs: FLUSH_MS,
      ownerOf: ({ apiKeyId }) => apiKeyId,
    });
  }

  /**
   * @param address of the client
   * @throws TokenKindNotAllowedError for a purchase without a secret token
   * @throws TooManyEventsError when more of the key wait than are written in time
   */
  record(tenant: Tenant, events: readonly RecommendationEventDto[], address: string): void {
    const isPublic = tenant.tokenKind === 'publishable';
    if (isPublic && events.some(({ type }) => type === 'purchase'))
      throw new TokenKindNotAllowedError(tenant.tokenKind);
    this.requireRoom(tenant, events.length);
    const createdAt = new Date();
    const visitor = isPublic ? this.visitorOf(tenant, address, createdAt) : null;
    const rows = events.map(({ type, image_id, prompt_id }) => ({
      apiKeyId: tenant.apiKeyId,
      promptId: prompt_id,
      imageId: image_id,
      type,
      visitor,
      createdAt,
    }));
    const timer = setTimeout(() => this.hand(timer), SETTLE_MS);
    this.settling.set(timer, rows);
  }

  /** Writes what is waiting, the prompts of this process before it. */
  async flush(): Promise<void> {
    await this.prompts.flush();
    for (const timer of this.settling.keys()) this.hand(timer);
    await this.writer.flush();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.flush();
    await this.writer.close();
  }

  private requireRoom({ apiKeyId }: Tenant, count: number): void {
    const settling = [...this.settling.values()].flat().filter((row) => row.apiKeyId === apiKeyId);
    if (this.writer.countOf(apiKeyId) + settling.length + count > MAX_KEPT_OF_OWNER)
      throw new TooManyEventsError();
  }

  private visitorOf({ apiKeyId }: Tenant, address: string, now: Date): string {
    const day = now.toISOString().slice(0, 10);
    return createHmac('sha256', this.config.SIGNING_SECRET[0])
      .update(`visitor\0${day}\0${apiKeyId}\0${address}`)
      .digest()
      .subarray(0, VISITOR_BYTES)
      .toString('base64');
  }

  private hand(timer: NodeJS.Timeout): void {
    clearTimeout(timer);
    this.writer.add(...(this.settling.get(timer) ?? []));
    this.settling.delete(timer);
  }
}
