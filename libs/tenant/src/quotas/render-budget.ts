import { Injectable } from '@nestjs/common';
import { PrismaService, statement } from '#platform';
import { QuotaExceededError } from '../errors/quota-exceeded.error.js';
import { monthOf } from './calendar-month.js';

const MICROS = 1_000_000;

/** A call of a renderer for a key. */
export type Render = {
  renderer: string;
  /** That it made; 0 where it failed. */
  images: number;
  /** That it has to be paid for, whether they came or not. */
  billed: number;
  ms: number;
  /** Of one image. */
  price: number;
};

const RECORD = statement(
  'record-render',
  `INSERT INTO renderer_usage AS u (api_key_id, month, renderer, images, failures, milliseconds, cost_micros)
    VALUES ($1::uuid, $2::date, $3::text, $4::int, $5::int, $6::bigint, $7::bigint)
    ON CONFLICT (api_key_id, month, renderer) DO UPDATE SET
      images = u.images + excluded.images, failures = u.failures + excluded.failures,
      milliseconds = u.milliseconds + excluded.milliseconds, cost_micros = u.cost_micros + excluded.cost_micros`,
);

/**
 * What rendering costs a key by the month. It is counted when a render was made, so that renders that are under way at
 * once may go beyond the budget by what they cost.
 */
@Injectable()
export class RenderBudget {
  constructor(private readonly prisma: PrismaService) {}

  async record(apiKeyId: string, { renderer, images, billed, ms, price }: Render): Promise<void> {
    const month = monthOf(new Date()).start.toISOString().slice(0, 10);
    const cost = Math.round(billed * price * MICROS);
    const failures = images === 0 ? 1 : 0;
    await this.prisma.prepared(RECORD, [apiKeyId, month, renderer, images, failures, Math.round(ms), cost]);
  }

  /** @throws QuotaExceededError when the month's budget is used up */
  async requireLeft(apiKeyId: string): Promise<void> {
    const { start, end } = monthOf(new Date());
    const key = await this.prisma.apiKey.findUnique({
      where: { id: apiKeyId },
      select: { quotaRenderCostPerMonth: true, rendererUsage: { where: { month: start } } },
    });
    const limit = key?.quotaRenderCostPerMonth ?? null;
    if (key === null || limit === null) return;
    const spent = key.rendererUsage.reduce((sum, { costMicros }) => sum + Number(costMicros), 0);
    if (spent < limit * MICROS) return;
    const resetSeconds = Math.ceil((end.getTime() - Date.now()) / 1000);
    throw new QuotaExceededError('render-cost-per-month', limit, resetSeconds);
  }
}

/** Millionths as they are shown. */
export function costOf(micros: bigint): number {
  return Number(micros) / MICROS;
}
