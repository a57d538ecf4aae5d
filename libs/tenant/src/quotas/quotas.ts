import type { ChangedQuotas, QuotasDto } from '#contracts';
import type { ApiKey } from '#platform';
import type { Config } from '../settings.js';

/** What a key may use; null is unlimited. */
export type Quotas = {
  images: number | null;
  promptsPerMinute: number | null;
  promptsPerMonth: number | null;
  tryOnsPerMonth: number | null;
};

export const UNLIMITED: Quotas = {
  images: null,
  promptsPerMinute: null,
  promptsPerMonth: null,
  tryOnsPerMonth: null,
};

type QuotaColumns = Pick<
  ApiKey,
  | 'quotaImages'
  | 'quotaPromptsPerMinute'
  | 'quotaPromptsPerMonth'
  | 'quotaTryOnsPerMonth'
  | 'quotaRenderCostPerMonth'
>;

/** The quotas of a key for which none are given. */
export function defaultQuotas(config: Config): QuotaColumns {
  return {
    quotaImages: config.QUOTA_IMAGES ?? null,
    quotaPromptsPerMinute: config.QUOTA_PROMPTS_PER_MINUTE ?? null,
    quotaPromptsPerMonth: config.QUOTA_PROMPTS_PER_MONTH ?? null,
    quotaTryOnsPerMonth: config.QUOTA_TRYONS_PER_MONTH ?? null,
    quotaRenderCostPerMonth: config.QUOTA_RENDER_COST_PER_MONTH ?? null,
  };
}

/** The columns that a change sets. */
export function quotaColumns(change: ChangedQuotas = {}): Partial<QuotaColumns> {
  return {
    ...(change.images !== undefined && { quotaImages: change.images }),
    ...(change.prompts_per_minute !== undefined && { quotaPromptsPerMinute: change.prompts_per_minute }),
    ...(change.prompts_per_month !== undefined && { quotaPromptsPerMonth: change.prompts_per_month }),
    ...(change.try_ons_per_month !== undefined && { quotaTryOnsPerMonth: change.try_ons_per_month }),
    ...(change.render_cost_per_month !== undefined && {
      quotaRenderCostPerMonth: change.render_cost_per_month,
    }),
  };
}

export function quotasDto(row: QuotaColumns): QuotasDto {
  return {
    images: row.quotaImages,
    prompts_per_minute: row.quotaPromptsPerMinute,
    prompts_per_month: row.quotaPromptsPerMonth,
    try_ons_per_month: row.quotaTryOnsPerMonth,
    render_cost_per_month: row.quotaRenderCostPerMonth,
  };
}
