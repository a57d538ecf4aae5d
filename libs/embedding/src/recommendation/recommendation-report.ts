import { Injectable } from '@nestjs/common';
import type { RecommendationReportDto, ReportQuery } from '#contracts';
import { firstIdOf, PrismaService } from '#platform';
import type { Tenant } from '#tenant';
import { SPELLING } from './prompt-spelling.js';

type Totals = Pick<
  RecommendationReportDto,
  'prompts' | 'prompts_without_results' | 'similar' | 'photos' | 'looks'
>;
type Activity = Pick<RecommendationReportDto, 'views' | 'clicks' | 'add_to_carts' | 'purchases'>;
type Events = Activity & { viewed: number; clicked: number };

type Day = RecommendationReportDto['by_day'][number];

const NO_ACTIVITY: Activity = { views: 0, clicks: 0, add_to_carts: 0, purchases: 0 };
const DAY_MS = 86_400_000;

/** Ids of prompts are of their time (UUID version 7), and the key that they are found by. */
type Range = { apiKeyId: string; first: string; last: string; limit: number };

const MISSED = `(fallback_used IS NOT NULL OR result_count = 0)`;

/** What a shop's recommendations led to, between two moments. */
@Injectable()
export class RecommendationReport {
  constructor(private readonly prisma: PrismaService) {}

  async of(tenant: Tenant, { from, to, limit }: ReportQuery): Promise<RecommendationReportDto> {
    const range = { apiKeyId: tenant.apiKeyId, first: firstIdOf(from), last: firstIdOf(to), limit };
    const [totals, events, missed, prompts, items, days] = await Promise.all([
      this.totals(range),
      this.events(range),
      this.missedPrompts(range),
      this.topPrompts(range),
      this.topItems(range),
      this.days(range),
    ]);
    const { viewed, clicked, ...activity } = events;
    return {
      from: from.toISOString(),
      to: to.toISOString(),
      ...totals,
      ...activity,
      click_through_rate: viewed === 0 ? null : Math.round((clicked / viewed) * 10_000) / 10_000,
      by_day: eachDay(from, to).map((day) => days.get(day) ?? { day, prompts: 0, ...NO_ACTIVITY }),
      without_results: missed,
      top_prompts: prompts,
      top_items: items,
    };
  }

  private async totals(range: Range): Promise<Totals> {
    const [row] = await this.run<Totals>(
      range,
      `SELECT count(*) FILTER (WHERE source = 'prompt')::int AS prompts,
        count(*) FILTER (WHERE source = 'prompt' AND ${MISSED})::int AS prompts_without_results,
        count(*) FILTER (WHERE source = 'similar')::int AS similar,
        count(*) FILTER (WHERE source = 'photo')::int AS photos,
        count(*) FILTER (WHERE source = 'look')::int AS looks
      FROM prompts WHERE api_key_id = $1::uuid AND id >= $2::uuid AND id < $3::uuid AND $4::int > 0`,
    );
    return row as Totals;
  }

  /** Views and clicks are counted by item, their rate by answer: a page of ten items is seen or clicked once. */
  private async events(range: Range): Promise<Events> {
    const [row] = await this.run<Events>(
      range,
      `SELECT count(*) FILTER (WHERE type = 'view')::int AS views,
        count(*) FILTER (WHERE type = 'click')::int AS clicks,
        count(*) FILTER (WHERE type = 'add_to_cart')::int AS add_to_carts,
        count(*) FILTER (WHERE type = 'purchase')::int AS purchases,
        count(DISTINCT prompt_id) FILTER (WHERE type IN ('view', 'click'))::int AS viewed,
        count(DISTINCT prompt_id) FILTER (WHERE type = 'click')::int AS clicked
      FROM recommendation_events
      WHERE api_key_id = $1::uuid AND prompt_id >= $2::uuid AND prompt_id < $3::uuid AND $4::int > 0`,
    );
    return row as Events;
  }

  private missedPrompts(range: Range): Promise<RecommendationReportDto['without_results']> {
    return this.run(
      range,
      `SELECT min(prompt) AS prompt, count(*)::int AS count FROM prompts
      WHERE api_key_id = $1::uuid AND id >= $2::uuid AND id < $3::uuid AND source = 'prompt' AND ${MISSED}
      GROUP BY ${SPELLING} ORDER BY count(*) DESC, ${SPELLING} LIMIT $4`,
    );
  }

  private topPrompts(range: Range): Promise<RecommendationReportDto['top_prompts']> {
    return this.run(
      range,
      `SELECT min(prompt) AS prompt, count(*)::int AS count,
        count(*) FILTER (WHERE EXISTS (
          SELECT 1 FROM recommendation_events e
          WHERE e.api_key_id = p.api_key_id AND e.prompt_id = p.id AND e.type = 'click'))::int AS clicked
      FROM prompts p
      WHERE api_key_id = $1::uuid AND id >= $2::uuid AND id < $3::uuid AND source = 'prompt'
      GROUP BY ${SPELLING} ORDER BY count(*) DESC, ${SPELLING} LIMIT $4`,
    );
  }

  private topItems(range: Range): Promise<RecommendationReportDto['top_items']> {
    return this.run(
      range,
      `SELECT i.id AS image_id, i.external_id, i.name, a.views, a.clicks, a.add_to_carts, a.purchases
      FROM (
        SELECT image_id, count(*) FILTER (WHERE type = 'view')::int AS views,
          count(*) FILTER (WHERE type = 'click')::int AS clicks,
          count(*) FILTER (WHERE type = 'add_to_cart')::int AS add_to_carts,
          count(*) FILTER (WHERE type = 'purchase')::int AS purchases
        FROM recommendation_events
        WHERE api_key_id = $1::uuid AND prompt_id >= $2::uuid AND prompt_id < $3::uuid
        GROUP BY image_id) a
      JOIN images i ON i.api_key_id = $1::uuid AND i.id = a.image_id
      ORDER BY a.clicks DESC, a.purchases DESC, a.views DESC, i.id LIMIT $4`,
    );
  }

  /** Prompts by the day they were asked, events by the day they came. */
  private async days(range: Range): Promise<Map<string, Day>> {
    const rows = await this.run<Day>(
      range,
      `WITH asked AS (
        SELECT (created_at AT TIME ZONE 'UTC')::date AS day, count(*) FILTER (WHERE source = 'prompt') AS prompts
        FROM prompts WHERE api_key_id = $1::uuid AND id >= $2::uuid AND id < $3::uuid GROUP BY 1
      ), done AS (
        SELECT (created_at AT TIME ZONE 'UTC')::date AS day,
          count(*) FILTER (WHERE type = 'view') AS views,
          count(*) FILTER (WHERE type = 'click') AS clicks,
          count(*) FILTER (WHERE type = 'add_to_cart') AS add_to_carts,
          count(*) FILTER (WHERE type = 'purchase') AS purchases
        FROM recommendation_events
        WHERE api_key_id = $1::uuid AND prompt_id >= $2::uuid AND prompt_id < $3::uuid GROUP BY 1
      )
      SELECT to_char(day, 'YYYY-MM-DD') AS day, coalesce(prompts, 0)::int AS prompts, coalesce(views, 0)::int AS views,
        coalesce(clicks, 0)::int AS clicks, coalesce(add_to_carts, 0)::int AS add_to_carts,
        coalesce(purchases, 0)::int AS purchases
      FROM asked FULL JOIN done USING (day) WHERE $4::int > 0`,
    );
    return new Map(rows.map((row) => [row.day, row]));
  }

  private run<Row extends object>({ apiKeyId, first, last, limit }: Range, text: string): Promise<Row[]> {
    return this.prisma.prepared<Row>({ name: '', text }, [apiKeyId, first, last, limit]);
  }
}

/** From the day that `from` is in to the one that `to` is in, UTC. */
function eachDay(from: Date, to: Date): string[] {
  const first = Math.floor(from.getTime() / DAY_MS);
  const last = Math.floor(to.getTime() / DAY_MS);
  return Array.from({ length: last - first + 1 }, (_, at) =>
    new Date((first + at) * DAY_MS).toISOString().slice(0, 10),
  );
}
