/** API keys as other libs see them, in every process: which are live, and what they may still spend. */
export { QuotaExceededError } from '../errors/quota-exceeded.error.js';
export { LiveKeys, LiveKeysModule } from '../live-keys.js';
export { RenderBudget } from '../quotas/render-budget.js';
export type { Tenant } from '../tenant-context.js';
