import { afterEach, expect, it, vi } from 'vitest';
import type { Tenant } from '../tenant-context.js';
import type { PromptCounters } from './prompt-counters.js';
import { PromptQuota } from './prompt-quota.js';
import { UNLIMITED } from './quotas.js';

afterEach(() => {
  vi.useRealTimers();
});

it('gives a prompt back to the month that it was counted in', async () => {
  const givenBack: Date[] = [];
  const counters = {
    takeOfMonth: async () => ({ isTaken: true, used: 1, resetSeconds: 1 }),
    giveBackOfMonth: async (_apiKeyId: string, countedAt: Date) => void givenBack.push(countedAt),
  } as unknown as PromptCounters;
  const tenant = { apiKeyId: 'a-key', quotas: { ...UNLIMITED, promptsPerMonth: 5 } } as Tenant;
  vi.useFakeTimers({ now: new Date('2026-11-30T23:59:59.900Z') });
  const { giveBack, states } = await new PromptQuota(counters).take(tenant, true);
  expect(states).toMatchObject([{ windowSeconds: 30 * 24 * 3600 }]);
  vi.setSystemTime(new Date('2026-12-01T00:00:01Z'));
  await giveBack();
  expect(givenBack).toEqual([new Date('2026-11-30T23:59:59.900Z')]);
});
