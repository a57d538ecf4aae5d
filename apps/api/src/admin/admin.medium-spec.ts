import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { z } from 'zod';
import {
  type AuditEntryDto,
  auditPage,
  apiKey,
  apiKeyPage,
  type IssuedApiKeyDto,
  issuedApiKey,
  issuedToken,
  type Page,
  problem,
  shop,
  type ShopDto,
  shopPage,
} from '#contracts';
import { newToken } from '#tenant';
import { ApiUnderTest } from '../../../../test/support/api/api-under-test.js';
import { probeModule } from '../../../../test/support/api/probe.module.js';

type AuditPage = Page<AuditEntryDto>;

const unknownId = '0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e';

describe('admin routes', () => {
  let api: ApiUnderTest;

  beforeAll(async () => {
    api = await ApiUnderTest.start(inject('services').databaseUrl, probeModule);
  });

  afterAll(async () => {
    await api.stop();
  });

  const newShop = async () =>
    (await api.admin<ShopDto>('POST', '/api/admin/shops', { name: 'Atelier Nord' })).body;
  const newKey = async (body: object = {}) => {
    const { id } = await newShop();
    return (
      await api.admin<IssuedApiKeyDto>('POST', `/api/admin/shops/${id}/api-keys`, { name: 'Main', ...body })
    ).body;
  };
  /** Fails where an answer has another shape than the document says. */
  const fits = (schema: z.ZodType, body: unknown) => expect(schema.safeParse(body).error).toBeUndefined();

  it('takes a shop from its creation to a revoked key', async () => {
    const created = await api.admin<ShopDto>('POST', '/api/admin/shops', { name: '  Atelier Nord ' });
    expect(created).toMatchObject({ status: 201, body: { name: 'Atelier Nord', status: 'active' } });
    fits(shop, created.body);
    const shopUrl = `/api/admin/shops/${created.body.id}`;

    const renamed = await api.admin('PATCH', shopUrl, { name: 'Nord' });
    expect(renamed).toMatchObject({ status: 200, body: { name: 'Nord', status: 'active' } });
    expect((await api.admin('GET', shopUrl)).body).toEqual(renamed.body);
    const shops = await api.admin('GET', '/api/admin/shops?limit=1');
    fits(shopPage, shops.body);
    expect(shops.body).toMatchObject({ items: [{ id: created.body.id }] });

    const issued = await api.admin<IssuedApiKeyDto>('POST', `${shopUrl}/api-keys`, {
      name: 'Main',
      allowed_origins: ['https://shop.example'],
    });
    expect(issued.status).toBe(201);
    fits(issuedApiKey, issued.body);
    const keyUrl = `/api/admin/api-keys/${issued.body.id}`;
    const keys = await api.admin('GET', `${shopUrl}/api-keys`);
    fits(apiKeyPage, keys.body);
    expect(keys.text).not.toContain(issued.body.secret_token);

    const changed = await api.admin('PATCH', keyUrl, { allowed_origins: [] });
    fits(apiKey, changed.body);
    expect((await api.admin('GET', keyUrl)).body).toEqual(changed.body);

    const rotated = await api.admin<{ id: string }>('POST', `${keyUrl}/tokens`, { kind: 'secret' });
    expect(rotated.status).toBe(201);
    fits(issuedToken, rotated.body);
    expect(await api.admin('DELETE', `/api/admin/tokens/${rotated.body.id}`)).toMatchObject({
      status: 204,
      text: '',
    });

    expect(await api.admin('DELETE', keyUrl)).toMatchObject({ status: 204, text: '' });
    expect(await api.admin('DELETE', keyUrl)).toMatchObject({ status: 204 });
    expect(await api.admin('PATCH', keyUrl, { name: 'x' })).toMatchObject({
      status: 409,
      body: { code: 'KEY_ALREADY_REVOKED' },
    });
  });

  it('deletes a shop with its keys, and shows it as deleted until it is gone', async () => {
    const key = await newKey();
    const url = `/api/admin/shops/${key.shop_id}`;
    expect(await api.admin('DELETE', url)).toMatchObject({ status: 204, text: '' });
    expect(await api.admin('DELETE', url)).toMatchObject({ status: 204 });
    const shown = await api.admin('GET', url);
    fits(shop, shown.body);
    expect(shown.body).toMatchObject({ status: 'active', deleted_at: expect.any(String) });
    expect((await api.admin('GET', `/api/admin/api-keys/${key.id}`)).body).toMatchObject({
      revoked_at: expect.any(String),
    });
    for (const [method, path] of [
      ['PATCH', url],
      ['POST', `${url}/api-keys`],
    ] as const) {
      const answer = await api.admin(method, path, { name: 'x' });
      expect(answer).toMatchObject({ status: 409, body: { code: 'SHOP_DELETED' } });
      fits(problem, answer.body);
    }
    const { body } = await api.admin<AuditPage>('GET', '/api/admin/audit?limit=3');
    expect(body.items.at(-1)).toMatchObject({
      method: 'DELETE',
      route: '/api/admin/shops/:id',
      params: { id: key.shop_id },
      status: 204,
    });
  });

  it('pages with a cursor, and refuses one of another listing', async () => {
    for (let i = 0; i < 3; i++) await newShop();
    const first = await api.admin<{ next_cursor: string; items: ShopDto[] }>(
      'GET',
      '/api/admin/shops?limit=2',
    );
    const cursor = encodeURIComponent(first.body.next_cursor);
    const second = await api.admin<{ items: ShopDto[] }>('GET', `/api/admin/shops?limit=2&cursor=${cursor}`);
    const ids = [...first.body.items, ...second.body.items].map(({ id }) => id);
    expect(new Set(ids).size).toBe(4);
    const { shop_id } = await newKey();
    expect(await api.admin('GET', `/api/admin/shops/${shop_id}/api-keys?cursor=${cursor}`)).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'cursor' }] },
    });
  });

  it('issues a token once for a request that is sent twice', async () => {
    const { id } = await newShop();
    const send = () =>
      api.admin<IssuedApiKeyDto>(
        'POST',
        `/api/admin/shops/${id}/api-keys`,
        { name: 'Main' },
        { 'idempotency-key': 'k1' },
      );
    const first = await send();
    const second = await send();
    expect(second).toMatchObject({ status: 201, headers: { 'idempotency-replayed': 'true' } });
    expect(second.body).toEqual(first.body);
    expect(
      (await api.admin<{ items: unknown[] }>('GET', `/api/admin/shops/${id}/api-keys`)).body.items,
    ).toHaveLength(1);
  });

  it.each([
    ['GET', `/api/admin/shops/${unknownId}`],
    ['PATCH', `/api/admin/shops/${unknownId}`],
    ['DELETE', `/api/admin/shops/${unknownId}`],
    ['GET', `/api/admin/shops/${unknownId}/api-keys`],
    ['POST', `/api/admin/shops/${unknownId}/api-keys`],
    ['GET', `/api/admin/api-keys/${unknownId}`],
    ['PATCH', `/api/admin/api-keys/${unknownId}`],
    ['DELETE', `/api/admin/api-keys/${unknownId}`],
    ['DELETE', `/api/admin/tokens/${unknownId}`],
  ] as const)('%s %s of an unknown id is a 404', async (method, url) => {
    const body = method === 'POST' || method === 'PATCH' ? { name: 'x' } : undefined;
    const answer = await api.admin(method, url, body);
    expect(answer).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
    fits(problem, answer.body);
  });

  it.each([
    ['POST', '/api/admin/shops', {}, 'name'],
    ['POST', '/api/admin/shops', { name: ' ' }, 'name'],
    ['POST', '/api/admin/shops', { name: 'x'.repeat(201) }, 'name'],
    ['POST', '/api/admin/shops', { name: 1 }, 'name'],
    ['POST', '/api/admin/shops', { name: 'a\0b' }, 'name'],
    ['POST', '/api/admin/shops', { name: 'a\ud800' }, 'name'],
    ['POST', '/api/admin/shops', { name: 'x', owner: 'y' }, 'owner'],
    ['POST', '/api/admin/shops', [], ''],
    ['PATCH', `/api/admin/shops/${unknownId}`, {}, ''],
    ['PATCH', `/api/admin/shops/${unknownId}`, { status: 'gone' }, 'status'],
    ['PATCH', '/api/admin/shops/not-an-id', { name: 'x' }, 'id'],
    ['GET', '/api/admin/shops?limit=0', undefined, 'limit'],
    ['GET', '/api/admin/shops?limit=1000000000', undefined, 'limit'],
    ['GET', '/api/admin/shops?page=2', undefined, 'page'],
    [
      'POST',
      `/api/admin/shops/${unknownId}/api-keys`,
      { name: 'x', allowed_origins: ['shop'] },
      'allowed_origins.0',
    ],
    ['POST', `/api/admin/api-keys/${unknownId}/tokens`, { kind: 'root' }, 'kind'],
    [
      'POST',
      `/api/admin/api-keys/${unknownId}/tokens`,
      { kind: 'secret', overlap_seconds: -1 },
      'overlap_seconds',
    ],
  ] as const)('%s %s with %o is a 400 that names "%s"', async (method, url, body, path) => {
    const answer = await api.admin(method, url, body);
    expect(answer).toMatchObject({ status: 400, body: { code: 'INVALID_REQUEST', errors: [{ path }] } });
    fits(problem, answer.body);
  });

  it('needs the admin key on every route', async () => {
    const key = await newKey();
    const others: Record<string, string>[] = [{}, { 'x-api-key': key.secret_token }];
    for (const headers of others) {
      expect(await api.call('GET', '/api/admin/shops', { headers })).toMatchObject({
        status: 401,
        body: { code: 'ADMIN_KEY_MISSING' },
      });
    }
    expect(await api.admin('GET', '/api/admin/shops', undefined, { 'x-admin-key': 'wrong' })).toMatchObject({
      status: 401,
      headers: { 'www-authenticate': expect.any(String) },
      body: { code: 'ADMIN_KEY_INVALID' },
    });
  });

  it('leave a trail of who did what from where, refused or not, and no secret in it', async () => {
    const from = { 'x-forwarded-for': '203.0.113.9' };
    const made = await api.admin<ShopDto>('POST', '/api/admin/shops', { name: 'Trail' }, from);
    const url = `/api/admin/shops/${made.body.id}`;
    await api.admin('PATCH', url, { status: 'suspended' }, from);
    const key = await api.admin<IssuedApiKeyDto>('POST', `${url}/api-keys`, { name: 'Main' }, from);
    await api.admin('DELETE', `/api/admin/api-keys/${unknownId}`, undefined, from);
    await api.admin('GET', url, undefined, from);
    const { body, text } = await api.admin<AuditPage>('GET', '/api/admin/audit?limit=4');
    fits(auditPage, body);
    const common = { actor: 'admin', address: '203.0.113.9' };
    expect(body.items).toMatchObject([
      { ...common, method: 'DELETE', params: { id: unknownId }, status: 404 },
      { ...common, method: 'POST', params: { shop_id: made.body.id, made: key.body.id }, status: 201 },
      {
        ...common,
        method: 'PATCH',
        route: '/api/admin/shops/:id',
        params: { id: made.body.id },
        status: 200,
      },
      { ...common, method: 'POST', route: '/api/admin/shops', params: { made: made.body.id }, status: 201 },
    ]);
    for (const secret of [key.body.secret_token, key.body.publishable_token, api.config.ADMIN_KEY]) {
      expect(text).not.toContain(secret);
    }
  });

  it('are closed for a while to an address that guesses keys, and to no other', async () => {
    const guess = (address: string, key: string) =>
      api.call('GET', '/api/admin/shops', { headers: { 'x-admin-key': key, 'x-forwarded-for': address } });
    const guesses = api.config.AUTH_FAILURES_PER_MINUTE + 1;
    for (let i = 0; i < guesses; i++) expect((await guess('203.0.113.7', 'wrong')).status).toBe(401);
    const refused = await guess('203.0.113.7', api.config.ADMIN_KEY);
    expect(refused).toMatchObject({ status: 429, body: { code: 'TOO_MANY_ATTEMPTS' } });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await guess('203.0.113.8', api.config.ADMIN_KEY)).status).toBe(200);
  });

  it('and those of shops alike; a token that was good is let through', async () => {
    const { secret_token } = await newKey();
    const ask = (token: string) =>
      api.call('GET', '/probe/any', {
        headers: { 'x-api-key': token, 'x-forwarded-for': '203.0.113.10' },
      });
    expect((await ask(secret_token)).status).toBe(200);
    const guesses = api.config.AUTH_FAILURES_PER_MINUTE + 1;
    for (let i = 0; i < guesses; i++) expect((await ask(newToken('secret').token)).status).toBe(401);
    expect((await ask(newToken('secret').token)).status).toBe(429);
    expect((await ask(secret_token)).status).toBe(200);
  });
});
