import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { IssuedApiKeyDto, IssuedTokenDto, ShopDto } from '#contracts';
import { newToken } from '#tenant';
import { ApiUnderTest } from '../../../../test/support/api/api-under-test.js';
import { probeModule } from '../../../../test/support/api/probe.module.js';

const origin = 'https://shop.example';

describe("a shop's token", () => {
  let api: ApiUnderTest;

  beforeAll(async () => {
    api = await ApiUnderTest.start(inject('services').databaseUrl, probeModule);
  });

  afterAll(async () => {
    await api.stop();
  });

  async function newKey(allowed_origins: string[] = []): Promise<IssuedApiKeyDto> {
    const { body: shop } = await api.admin<ShopDto>('POST', '/api/admin/shops', { name: 'Atelier Nord' });
    const url = `/api/admin/shops/${shop.id}/api-keys`;
    return (await api.admin<IssuedApiKeyDto>('POST', url, { name: 'Main', allowed_origins })).body;
  }

  const get = (url: string, token?: string, headers: Record<string, string> = {}) =>
    api.call('GET', url, { headers: { ...(token === undefined ? {} : { 'x-api-key': token }), ...headers } });

  /** What the last answer within a second says. */
  async function withinASecond(token: string) {
    const end = performance.now() + 1_000;
    let answer = await get('/probe/any', token);
    while (answer.status === 200 && performance.now() < end) answer = await get('/probe/any', token);
    return answer;
  }

  it('opens its own catalogue', async () => {
    const key = await newKey();
    expect(await get('/probe/secret', key.secret_token)).toMatchObject({
      status: 200,
      body: { apiKeyId: key.id, shopId: key.shop_id, tokenKind: 'secret' },
    });
  });

  it.each([
    [undefined, 'API_KEY_MISSING'],
    ['', 'API_KEY_MISSING'],
    ['vt_sk_short', 'API_KEY_MALFORMED'],
    [newToken('secret').token.slice(0, -1), 'API_KEY_MALFORMED'],
    [newToken('secret').token, 'API_KEY_INVALID'],
  ])('%s is refused as %s', async (token, code) => {
    const answer = await get('/probe/any', token);
    expect(answer).toMatchObject({ status: 401, body: { code, status: 401 } });
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.headers['www-authenticate']).toBeDefined();
    expect(answer.text).not.toContain(token || 'vt_sk_');
  });

  it.each(['Bearer', 'bearer'])('is taken as Authorization: %s too, beside X-API-Key', async (scheme) => {
    const { secret_token: token, id } = await newKey();
    const authorization = `${scheme} ${token}`;
    expect(await get('/probe/secret', undefined, { authorization })).toMatchObject({
      status: 200,
      body: { apiKeyId: id },
    });
    // A proxy's own Authorization takes nothing from the header that is the API's.
    expect((await get('/probe/secret', token, { authorization: 'Bearer of-a-proxy' })).status).toBe(200);
    const refused = await get('/probe/secret', undefined, { authorization: 'Bearer of-a-proxy' });
    expect(refused).toMatchObject({ status: 401, body: { code: 'API_KEY_MALFORMED' } });
    expect(refused.headers['www-authenticate']).toContain('Bearer realm=');
    expect((await get('/probe/secret', undefined, { authorization: `Basic ${token}` })).body).toMatchObject({
      code: 'API_KEY_MISSING',
    });
  });

  it('gives answers that no shared cache may keep, and no cache may give to another key', async () => {
    const { secret_token: token } = await newKey();
    const answers = [
      await get('/probe/secret', token),
      await get('/probe/secret', undefined, { authorization: `Bearer ${token}` }),
      await get('/probe/secret'),
      await api.admin('GET', '/api/admin/shops'),
    ];
    for (const { headers } of answers) {
      expect(headers['cache-control']).toMatch(/^(private, )?no-store$/);
      expect(headers.vary).toBe('X-API-Key, Authorization');
    }
  });

  it('is refused where the admin key is wanted, and the admin key where it is', async () => {
    expect(await get('/probe/any', api.config.ADMIN_KEY)).toMatchObject({
      body: { code: 'API_KEY_MALFORMED' },
    });
  });

  it('may do only what its kind may', async () => {
    const key = await newKey();
    expect(await get('/probe/any', key.publishable_token)).toMatchObject({ status: 200 });
    expect(await get('/publishable-probe/any', key.publishable_token)).toMatchObject({ status: 200 });
    for (const url of ['/probe/secret', '/publishable-probe/secret']) {
      expect(await get(url, key.publishable_token)).toMatchObject({
        status: 403,
        body: { code: 'TOKEN_KIND_NOT_ALLOWED' },
      });
      expect(await get(url, key.secret_token)).toMatchObject({ status: 200 });
    }
  });

  it('that is publishable works from its origins alone', async () => {
    const key = await newKey([origin]);
    const refused = { status: 403, body: { code: 'ORIGIN_NOT_ALLOWED' } };
    expect(await get('/probe/any', key.publishable_token, { origin })).toMatchObject({ status: 200 });
    expect(await get('/probe/any', key.publishable_token, { referer: `${origin}/p?x` })).toMatchObject({
      status: 200,
    });
    expect(await get('/probe/any', key.publishable_token, { origin: 'https://evil.example' })).toMatchObject(
      refused,
    );
    expect(await get('/probe/any', key.publishable_token)).toMatchObject(refused);
    expect(await get('/probe/any', key.secret_token)).toMatchObject({ status: 200 });
  });

  it('is refused within a second of its revocation', async () => {
    const key = await newKey();
    expect(await get('/probe/any', key.secret_token)).toMatchObject({ status: 200 });
    await api.admin('DELETE', `/api/admin/api-keys/${key.id}`);
    expect(await withinASecond(key.secret_token)).toMatchObject({
      status: 401,
      body: { code: 'API_KEY_REVOKED' },
    });
  });

  it('is refused within a second of the suspension of its shop', async () => {
    const key = await newKey();
    expect(await get('/probe/any', key.secret_token)).toMatchObject({ status: 200 });
    await api.admin('PATCH', `/api/admin/shops/${key.shop_id}`, { status: 'suspended' });
    expect(await withinASecond(key.secret_token)).toMatchObject({
      status: 401,
      body: { code: 'SHOP_SUSPENDED' },
    });
  });

  it('runs out at the end of the overlap of a rotation', async () => {
    const key = await newKey();
    const { body } = await api.admin<IssuedTokenDto>('POST', `/api/admin/api-keys/${key.id}/tokens`, {
      kind: 'secret',
      overlap_seconds: 0,
    });
    expect(await withinASecond(key.secret_token)).toMatchObject({
      status: 401,
      body: { code: 'API_KEY_EXPIRED' },
    });
    expect(await get('/probe/secret', body.token)).toMatchObject({ status: 200 });
  });
});
