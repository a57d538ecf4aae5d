/** The name of a quota, as the `RateLimit` headers carry it. */
export type QuotaPolicy =
  'images' | 'prompts-per-minute' | 'prompts-per-month' | 'try-ons-per-month' | 'render-cost-per-month';

/** How much of a quota is left. */
export type QuotaState = {
  policy: QuotaPolicy;
  limit: number;
  remaining: number;
  /** Whole seconds of the time that the limit is for; null where it does not begin anew. */
  windowSeconds: number | null;
  /** Whole seconds until it begins anew. */
  resetSeconds: number | null;
};
