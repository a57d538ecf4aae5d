import { Injectable } from '@nestjs/common';
import type { QuotasDto, UsageDto } from '#contracts';
import { NotFoundError, PrismaService, type RendererUsage } from '#platform';
import { monthOf } from '../quotas/calendar-month.js';
import { MINUTE_S, PromptCounters } from '../quotas/prompt-counters.js';
import { costOf } from '../quotas/render-budget.js';
import { quotasDto } from '../quotas/quotas.js';
import { countPrompts } from '../quotas/recorded-usage.js';

const MINUTE_MS = MINUTE_S * 1000;

/** What a key uses, beside what it may use. */
@Injectable()
export class UsageService {
  constructor(
    private readonly prisma: PrismaService,
    private readonly counters: PromptCounters,
  ) {}

  /**
   * Counts what is stored and recorded now; a prompt is recorded a moment after its answer.
   * @throws NotFoundError, DependencyUnavailableError
   */
  async of(apiKeyId: string): Promise<UsageDto> {
    const now = new Date();
    const { start, end } = monthOf(now);
    const key = await this.prisma.apiKey.findUnique({
      where: { id: apiKeyId },
      include: {
        catalogueSize: true,
        monthlyUsage: { where: { month: start } },
        rendererUsage: { where: { month: start }, orderBy: { renderer: 'asc' } },
      },
    });
    if (key === null) throw new NotFoundError('API key');
    const limits = quotasDto(key);
    const [prompts, minute] = await Promise.all([
      countPrompts(this.prisma, apiKeyId, start, end),
      this.minuteOf(apiKeyId, limits, now),
    ]);
    return {
      images: {
        used: key.catalogueSize?.images ?? 0,
        limit: limits.images,
        bytes: Number(key.catalogueSize?.photoBytes ?? 0),
      },
      minute,
      month: {
        start: start.toISOString(),
        end: end.toISOString(),
        prompts: { used: prompts, limit: limits.prompts_per_month },
        try_ons: { used: key.monthlyUsage[0]?.tryOns ?? 0, limit: limits.try_ons_per_month },
        renders: rendersOf(key.rendererUsage, limits),
      },
    };
  }

  private async minuteOf(
    apiKeyId: string,
    { prompts_per_minute: limit }: QuotasDto,
    now: Date,
  ): Promise<UsageDto['minute']> {
    const counted = limit === null ? undefined : await this.counters.minuteOf(apiKeyId, limit);
    const end = counted === undefined ? now : new Date(now.getTime() + counted.resetSeconds * 1000);
    const start = new Date(end.getTime() - MINUTE_MS);
    const used = counted?.used ?? (await countPrompts(this.prisma, apiKeyId, start, end));
    return { start: start.toISOString(), end: end.toISOString(), prompts: { used, limit } };
  }
}

function rendersOf(
  rows: readonly RendererUsage[],
  { render_cost_per_month: limit }: QuotasDto,
): UsageDto['month']['renders'] {
  return {
    cost: { used: costOf(rows.reduce((sum, { costMicros }) => sum + costMicros, 0n)), limit },
    by_renderer: rows.map(({ renderer, images, failures, milliseconds, costMicros }) => ({
      name: renderer,
      images,
      failures,
      seconds: Math.round(Number(milliseconds) / 1000),
      cost: costOf(costMicros),
    })),
  };
}
