import { Injectable } from '@nestjs/common';
import { PrismaService, statement } from '#platform';
import { QuotaExceededError } from '../errors/quota-exceeded.error.js';
import type { Tenant } from '../tenant-context.js';
import { monthOf } from './calendar-month.js';
import type { QuotaState } from './quota-state.js';

/** Of two at once the second waits for the first one's row; no row comes back when none is left. */
const TAKE = statement(
  'take-try-on',
  `INSERT INTO monthly_usage AS m (api_key_id, month, try_ons)
    SELECT $1::uuid, $2::date, 1 WHERE $3::int IS NULL OR $3::int > 0
    ON CONFLICT (api_key_id, month) DO UPDATE SET try_ons = m.try_ons + 1
      WHERE $3::int IS NULL OR m.try_ons < $3::int
    RETURNING try_ons AS used`,
);

const GIVE_BACK = statement(
  'give-back-try-on',
  `UPDATE monthly_usage SET try_ons = try_ons - 1
    WHERE api_key_id = $1::uuid AND month = $2::date AND try_ons > 0`,
);

export type TakenTryOn = {
  state?: QuotaState;
  /** Why it may not be made. */
  exceeded?: QuotaExceededError;
  /** To be called when the request was refused for another reason. */
  giveBack: () => Promise<void>;
};

/**
 * The try-ons that a key may ask for by the month. Counted in Postgres: a try-on is seldom and dear, and its job's row
 * is gone within days.
 */
@Injectable()
export class TryOnQuota {
  constructor(private readonly prisma: PrismaService) {}

  /** Counts a job before it is made. @throws DependencyUnavailableError */
  async take({ apiKeyId, quotas: { tryOnsPerMonth: limit } }: Tenant): Promise<TakenTryOn> {
    const { start, end } = monthOf(new Date());
    const month = start.toISOString().slice(0, 10);
    const [row] = await this.prisma.prepared<{ used: number }>(TAKE, [apiKeyId, month, limit]);
    const giveBack = async () => {
      if (row !== undefined) await this.prisma.prepared(GIVE_BACK, [apiKeyId, month]);
    };
    if (limit === null) return { giveBack };
    const resetSeconds = Math.ceil((end.getTime() - Date.now()) / 1000);
    const state: QuotaState = {
      policy: 'try-ons-per-month',
      limit,
      remaining: row === undefined ? 0 : limit - row.used,
      windowSeconds: (end.getTime() - start.getTime()) / 1000,
      resetSeconds,
    };
    if (row !== undefined) return { state, giveBack };
    return { state, giveBack, exceeded: new QuotaExceededError(state.policy, limit, resetSeconds) };
  }
}
