import { DomainError } from '#platform';
import type { QuotaPolicy } from '../quotas/quota-state.js';

/** Of a quota that does not begin anew by itself: asking again sooner is of no use. */
const AN_HOUR = 3600;

const sentences: Record<QuotaPolicy, (limit: number) => string> = {
  images: (limit) =>
    `The quota of ${limit} stored images is used up. Delete items, or ask the operator of this service for more.`,
  'prompts-per-minute': (limit) =>
    `More than ${limit} recommendations were asked for within a minute. Wait as Retry-After says, then go on.`,
  'prompts-per-month': (limit) =>
    `The quota of ${limit} recommendations a month is used up. Ask the operator of this service for more, or wait for the next month.`,
  'try-ons-per-month': (limit) =>
    `The quota of ${limit} try-ons a month is used up. Ask the operator of this service for more, or wait for the next month.`,
  'render-cost-per-month': (limit) =>
    `The budget of ${limit} a month for final try-ons is used up. Send mode=draft, ask the operator of this service for more, or wait for the next month.`,
};

/** A key has used up one of its quotas. A rate passes by itself, `RATE_LIMITED`; the others are `QUOTA_EXCEEDED`. */
export class QuotaExceededError extends DomainError {
  readonly code: 'RATE_LIMITED' | 'QUOTA_EXCEEDED';
  readonly kind = 'rate-limited';
  readonly retryAfterSeconds: number;

  constructor(
    readonly policy: QuotaPolicy,
    readonly limit: number,
    resetSeconds: number | null = null,
    options?: ErrorOptions,
  ) {
    super(sentences[policy](limit), options);
    this.code = policy === 'prompts-per-minute' ? 'RATE_LIMITED' : 'QUOTA_EXCEEDED';
    this.retryAfterSeconds = resetSeconds ?? AN_HOUR;
  }
}
