import { Redis } from 'ioredis';
import { PinoLogger } from 'nestjs-pino';
import { Registry } from 'prom-client';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { RedisClient } from '#platform';
import { createTenant, createTestDatabase, type TestDatabase, testConfig } from '#testing';
import { QuotaExceededError } from '../errors/quota-exceeded.error.js';
import type { Tenant } from '../tenant-context.js';
import { UsageService } from '../usage/usage.service.js';
import { PromptCounters } from './prompt-counters.js';
import { PromptQuota } from './prompt-quota.js';
import { type Quotas, UNLIMITED } from './quotas.js';
import { RenderBudget } from './render-budget.js';
import { TryOnQuota } from './try-on-quota.js';

describe('quotas', () => {
  let database: TestDatabase;
  const open: PromptCounters[] = [];
  const redis = new Redis(inject('services').redisUrl);

  beforeAll(async () => {
    database = await createTestDatabase(inject('services').databaseUrl);
  });
  afterEach(() => {
    for (const counters of open.splice(0)) counters.onApplicationShutdown();
  });
  afterAll(async () => {
    redis.disconnect();
    await database.drop();
  });

  /** What one API process has. */
  function newProcess(redisUrl = inject('services').redisUrl) {
    const logger = new PinoLogger({ pinoHttp: { level: 'silent' } });
    const warn = vi.spyOn(logger, 'warn');
    const registry = new Registry();
    const config = testConfig({ REDIS_URL: redisUrl });
    const client = new RedisClient(config, logger);
    const counters = new PromptCounters(client, config, database.prisma, logger, registry);
    open.push(counters);
    return {
      warn,
      quota: new PromptQuota(counters),
      usage: new UsageService(database.prisma, counters),
      failures: async () => (await registry.getSingleMetric('vitrine_quota_failures_total')!.get()).values,
    };
  }

  const tenantWith = (quotas: Partial<Quotas>): Promise<Tenant> =>
    createTenant(database.prisma, { quotas: { ...UNLIMITED, ...quotas } });

  /** Asks each process in turn, all at once. */
  async function ask(tenant: Tenant, times: number, processes: PromptQuota[]) {
    const taken = await Promise.all(
      Array.from({ length: times }, (_, i) => processes[i % processes.length]!.take(tenant, true)),
    );
    return taken.filter(({ exceeded }) => exceeded === undefined).length;
  }

  /** Prompts as they are recorded behind their answers. */
  async function record({ apiKeyId }: Tenant, ids: string[]): Promise<void> {
    await database.prisma.prompt.createMany({
      data: ids.map((id) => ({
        apiKeyId,
        id,
        prompt: 'a dress',
        numResults: 1,
        resultCount: 1,
        model: 'm@1',
        durationMs: 1,
      })),
    });
  }

  it.each([{ promptsPerMinute: 50 }, { promptsPerMonth: 50 }, { promptsPerMinute: 50, promptsPerMonth: 80 }])(
    'let exactly as many prompts pass as they say, of hundreds at once on two processes: %o',
    async (quotas) => {
      const tenant = await tenantWith(quotas);
      expect(await ask(tenant, 300, [newProcess().quota, newProcess().quota])).toBe(50);
      expect(await ask(tenant, 20, [newProcess().quota])).toBe(0);
      expect(await ask(await tenantWith(quotas), 20, [newProcess().quota])).toBe(20);
    },
  );

  it('say what is left of each, and for how long', async () => {
    const tenant = await tenantWith({ promptsPerMinute: 2, promptsPerMonth: 10 });
    const { quota, usage } = newProcess();
    await database.prisma.apiKey.update({
      where: { id: tenant.apiKeyId },
      data: { quotaPromptsPerMinute: 2 },
    });
    const first = await quota.take(tenant, true);
    expect(first.states).toEqual([
      { policy: 'prompts-per-minute', limit: 2, remaining: 1, windowSeconds: 60, resetSeconds: 60 },
      {
        policy: 'prompts-per-month',
        limit: 10,
        remaining: 9,
        windowSeconds: expect.any(Number),
        resetSeconds: expect.any(Number),
      },
    ]);
    expect(first.states[1]!.resetSeconds).toBeLessThanOrEqual(first.states[1]!.windowSeconds!);
    // A further page counts for the minute alone.
    const second = await quota.take(tenant, false);
    expect(second.states).toMatchObject([{ policy: 'prompts-per-minute', remaining: 0 }]);
    const third = await quota.take(tenant, true);
    expect(third.exceeded).toMatchObject({ code: 'RATE_LIMITED', policy: 'prompts-per-minute', limit: 2 });
    expect(third.exceeded!.retryAfterSeconds).toBeGreaterThan(0);
    expect((await usage.of(tenant.apiKeyId)).minute.prompts).toEqual({ used: 2, limit: 2 });
  });

  it('do not count for the month what the minute refused or what was not answered', async () => {
    const tenant = await tenantWith({ promptsPerMinute: 5, promptsPerMonth: 10 });
    const [one, other] = [newProcess().quota, newProcess().quota];
    expect(await ask(tenant, 40, [one, other])).toBe(5);
    const withoutMinute = { ...tenant, quotas: { ...tenant.quotas, promptsPerMinute: null } };
    const { giveBack, states } = await one.take(withoutMinute, true);
    expect(states).toMatchObject([{ policy: 'prompts-per-month', remaining: 4 }]);
    await giveBack();
    expect(await ask(withoutMinute, 20, [one, other])).toBe(5);
    const refused = await one.take(withoutMinute, true);
    expect(refused.exceeded).toMatchObject({ code: 'QUOTA_EXCEEDED', policy: 'prompts-per-month' });
  });

  it('know a month from the recorded prompts when Redis has lost it', async () => {
    const tenant = await tenantWith({ promptsPerMonth: 20 });
    const longAgo = uuidv7({ msecs: Date.now() - 40 * 86_400_000 });
    await record(tenant, [longAgo, ...Array.from({ length: 12 }, () => uuidv7())]);
    const processes = [newProcess().quota, newProcess().quota];
    expect(await ask(tenant, 30, processes)).toBe(8);
    await record(
      tenant,
      Array.from({ length: 8 }, () => uuidv7()),
    );
    const keys = await redis.keys(`*${tenant.apiKeyId}*`);
    expect(keys).toHaveLength(1);
    await redis.del(keys);
    expect(await ask(tenant, 30, processes)).toBe(0);
  });

  it('do not keep a prompt from its answer while Redis is away: a process then counts by itself', async () => {
    const tenant = await tenantWith({ promptsPerMinute: 30, promptsPerMonth: 5 });
    const { quota, failures, warn } = newProcess('redis://127.0.0.1:1');
    expect(await ask(tenant, 40, [quota])).toBe(30);
    const told = warn.mock.calls.filter(([, text]) => /quotas hold for each process/.test(String(text)));
    expect(told).toEqual([[{ err: expect.objectContaining({ code: 'ECONNREFUSED' }) }, expect.any(String)]]);
    const [counted] = await failures();
    expect(counted?.value).toBeGreaterThanOrEqual(40);
  });

  it('ask nobody for a key that has none', async () => {
    const tenant = await tenantWith({ images: 3, tryOnsPerMonth: 3 });
    const { quota, failures } = newProcess('redis://127.0.0.1:1');
    expect(quota.isLimited(tenant)).toBe(false);
    expect(await quota.take(tenant, true)).toMatchObject({ states: [] });
    expect((await failures())[0]?.value ?? 0).toBe(0);
  });

  it('count try-ons by the month, exactly, and give back what was refused for another reason', async () => {
    const tenant = await tenantWith({ tryOnsPerMonth: 7 });
    const quota = new TryOnQuota(database.prisma);
    const taken = await Promise.all(Array.from({ length: 20 }, () => quota.take(tenant)));
    const passed = taken.filter(({ exceeded }) => exceeded === undefined);
    expect(passed).toHaveLength(7);
    expect(taken.find(({ exceeded }) => exceeded)?.exceeded).toBeInstanceOf(QuotaExceededError);
    await passed[0]!.giveBack();
    expect((await quota.take(tenant)).state).toMatchObject({ limit: 7, remaining: 0 });
    const none = await tenantWith({ tryOnsPerMonth: 0 });
    expect((await quota.take(none)).exceeded).toBeDefined();
    const unlimited = await tenantWith({});
    await quota.take(unlimited);
    const { month } = await newProcess().usage.of(unlimited.apiKeyId);
    expect(month.try_ons).toEqual({ used: 1, limit: null });
  });

  it('add up what rendering costs, and end it with the budget of the month', async () => {
    const { apiKeyId } = await tenantWith({});
    const budget = new RenderBudget(database.prisma);
    const usageOf = async () => (await newProcess().usage.of(apiKeyId)).month.renders;
    expect(await usageOf()).toEqual({ cost: { used: 0, limit: null }, by_renderer: [] });
    const render = { renderer: 'gemini', images: 1, billed: 1, ms: 2_400, price: 0.4 };
    await Promise.all(Array.from({ length: 4 }, () => budget.record(apiKeyId, render)));
    await budget.record(apiKeyId, { ...render, images: 0, billed: 2 });
    await budget.record(apiKeyId, { ...render, renderer: 'fashn-vton', images: 2, billed: 2, price: 0 });
    await budget.requireLeft(apiKeyId);
    await database.prisma.apiKey.update({ where: { id: apiKeyId }, data: { quotaRenderCostPerMonth: 3 } });
    expect(await usageOf()).toEqual({
      cost: { used: 2.4, limit: 3 },
      by_renderer: [
        { name: 'fashn-vton', images: 2, failures: 0, seconds: 2, cost: 0 },
        { name: 'gemini', images: 4, failures: 1, seconds: 12, cost: 2.4 },
      ],
    });
    await budget.requireLeft(apiKeyId);
    // Used up to the last cent.
    await budget.record(apiKeyId, { ...render, billed: 2, price: 0.3 });
    await expect(budget.requireLeft(apiKeyId)).rejects.toMatchObject({
      code: 'QUOTA_EXCEEDED',
      message: expect.stringMatching(/budget of 3 a month.*mode=draft/),
    });
    await budget.requireLeft((await tenantWith({})).apiKeyId);
  });
});
