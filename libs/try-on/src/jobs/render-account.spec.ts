import type { PinoLogger } from 'nestjs-pino';
import { describe, expect, it } from 'vitest';
import { DependencyUnavailableError } from '#platform';
import { QuotaExceededError, type RenderBudget } from '#tenant/keys';
import type { Config } from '../settings.js';
import { RenderAccount } from './render-account.js';
import type { RenderListener } from './render-listener.js';

const logger = { setContext: () => undefined } as unknown as PinoLogger;

const accountWhere = (refusal: Error) => {
  const budget = { requireLeft: () => Promise.reject(refusal) } as unknown as RenderBudget;
  return new RenderAccount(budget, {} as RenderListener, {} as Config, logger);
};

describe('RenderAccount', () => {
  it('says of a budget that was used up meanwhile what the API says of one that is', async () => {
    const spent = new QuotaExceededError('render-cost-per-month', 20);
    await expect(accountWhere(spent).requireLeft('key')).rejects.toMatchObject({
      code: 'QUOTA_EXCEEDED',
      message: spent.message,
      cause: spent,
    });
    const away = new DependencyUnavailableError('postgres');
    await expect(accountWhere(away).requireLeft('key')).rejects.toBe(away);
  });
});
