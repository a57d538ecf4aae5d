import { Injectable } from '@nestjs/common';
import { QuotaExceededError } from '../errors/quota-exceeded.error.js';
import type { Tenant } from '../tenant-context.js';
import { monthOf } from './calendar-month.js';
import { type Count, MINUTE_S, PromptCounters } from './prompt-counters.js';
import type { QuotaPolicy, QuotaState } from './quota-state.js';

export type TakenPrompt = {
  states: QuotaState[];
  /** Why it may not be answered. */
  exceeded?: QuotaExceededError;
  /** To be called when it could not be answered: the month is counted by answers. */
  giveBack: () => Promise<void>;
};

/** The recommendations that a key may ask for, by minute and by month. */
@Injectable()
export class PromptQuota {
  constructor(private readonly counters: PromptCounters) {}

  /** Whether anything is counted: when not, `take` asks nobody. */
  isLimited({ quotas }: Tenant): boolean {
    return quotas.promptsPerMinute !== null || quotas.promptsPerMonth !== null;
  }

  /**
   * Counts a request before it is answered: the minute, then the month, so that what the minute refuses takes nothing
   * of the month from another. While Redis is away, a minute is counted by each process alone and a month not at all.
   * @param isNew false for a further page of a listing, which the month does not count
   * @throws DependencyUnavailableError when a month's count is to be read from Postgres and that is away
   */
  async take(tenant: Tenant, isNew: boolean): Promise<TakenPrompt> {
    const { apiKeyId, quotas } = tenant;
    const now = new Date();
    const monthly = isNew ? quotas.promptsPerMonth : null;
    const minute =
      quotas.promptsPerMinute === null
        ? undefined
        : await this.counters.takeOfMinute(apiKeyId, quotas.promptsPerMinute);
    const month =
      monthly === null || minute?.isTaken === false
        ? undefined
        : await this.counters.takeOfMonth(apiKeyId, monthly, now);
    const states = [
      ...stateOf('prompts-per-minute', quotas.promptsPerMinute, minute, MINUTE_S),
      ...stateOf('prompts-per-month', monthly, month, secondsOfMonth(now)),
    ];
    const isOfMonth = month?.isTaken === true;
    const giveBack = async () => {
      if (isOfMonth) await this.counters.giveBackOfMonth(apiKeyId, now);
    };
    const refused = [minute, month].findIndex((count) => count?.isTaken === false);
    const state = states.find(({ policy }) => policy === POLICIES[refused]);
    if (state === undefined) return { states, giveBack };
    const exceeded = new QuotaExceededError(state.policy, state.limit, state.resetSeconds);
    return { states, exceeded, giveBack: async () => undefined };
  }
}

const POLICIES: QuotaPolicy[] = ['prompts-per-minute', 'prompts-per-month'];

function stateOf(
  policy: QuotaPolicy,
  limit: number | null,
  count: Count | undefined,
  windowSeconds: number,
): QuotaState[] {
  if (limit === null || count === undefined) return [];
  const remaining = Math.max(0, limit - count.used);
  return [{ policy, limit, remaining, windowSeconds, resetSeconds: count.resetSeconds }];
}

function secondsOfMonth(moment: Date): number {
  const { start, end } = monthOf(moment);
  return (end.getTime() - start.getTime()) / 1000;
}
