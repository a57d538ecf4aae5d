import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { SqlRecorder } from '#testing';
import { lockApiKey } from './lock-api-key.js';
import { lockShop } from './lock-shop.js';
import { countPrompts } from './quotas/recorded-usage.js';
import { RenderBudget } from './quotas/render-budget.js';
import { TryOnQuota } from './quotas/try-on-quota.js';
import { readTokenRecord } from './token-record.js';
import type { Tenant } from './tenant-context.js';

const ID = '01920000-0000-7000-8000-000000000001';
const now = new Date();

it('the SQL of this lib is what tenant.sql says', async () => {
  const sql = new SqlRecorder();
  await sql.call('lockApiKey', () => lockApiKey(sql.prisma, ID));
  await sql.call('lockShop', () => lockShop(sql.prisma, ID));
  await sql.call('readTokenRecord', () => readTokenRecord(sql.prisma, Buffer.alloc(32)));
  await sql.call('countPrompts', () => countPrompts(sql.prisma, ID, now, now));
  await sql.of(new RenderBudget(sql.prisma), 'record', ID, {
    renderer: 'fake',
    images: 1,
    billed: 1,
    ms: 1,
    price: 0,
  });
  const tenant = { apiKeyId: ID, quotas: { tryOnsPerMonth: 1 } } as Tenant;
  await sql.answering([{ used: 1 }]).call('TryOnQuota', async () => {
    const { giveBack } = await new TryOnQuota(sql.prisma).take(tenant);
    await giveBack();
  });
  expect(await sql.missing(fileURLToPath(new URL('.', import.meta.url)))).toEqual([]);
  await expect(sql.text()).toMatchFileSnapshot('tenant.sql');
});
