import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { IssuedApiKeyDto, Problem, ShopDto } from '#contracts';
import { ApiUnderTest } from '../../../../test/support/api/api-under-test.js';
import { ApiModule } from '../api.module.js';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
type Described = { parameters?: { name: string; in: string; required?: boolean }[]; security?: object[] };

describe('query parameters that a route does not know', () => {
  let api: ApiUnderTest;
  let key: IssuedApiKeyDto;
  let operations: [method: Method, path: string, described: Described][];

  beforeAll(async () => {
    const { databaseUrl, redisUrl, chromaUrl } = inject('services');
    api = await ApiUnderTest.start(databaseUrl, (config) => ApiModule.forRoot(config), {
      REDIS_URL: redisUrl,
      CHROMA_URL: chromaUrl,
    });
    const { body: shop } = await api.admin<ShopDto>('POST', '/api/admin/shops', { name: 'Atelier' });
    const url = `/api/admin/shops/${shop.id}/api-keys`;
    key = (await api.admin<IssuedApiKeyDto>('POST', url, { name: 'Main' })).body;
    const { body } = await api.call<{ paths: Record<string, Record<string, Described>> }>(
      'GET',
      '/openapi.json',
    );
    operations = Object.entries(body.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, described]): [Method, string, Described] => [
        method.toUpperCase() as Method,
        path,
        described,
      ]),
    );
  });
  afterAll(async () => {
    await api.stop();
  });

  it('are refused on every route by their name', async () => {
    expect(operations.length).toBeGreaterThan(60);
    for (const [method, path, { parameters = [] }] of operations) {
      const id = randomUUID();
      const url = path
        .replace('{api_key}', key.secret_token)
        .replace('{pk}', '1')
        .replace('{file}', `${id}.png`)
        .replace('{filename}', `result_${id}.jpg`)
        .replaceAll(/\{\w+\}/g, id);
      const needed = parameters.filter((one) => one.in === 'query' && one.required === true);
      const query = ['stray=1', ...needed.map(({ name }) => `${name}=a+dress`)].join('&');
      const answer = await api.call<Problem>(method, `${url}?${query}`, {
        headers: { 'x-api-key': key.secret_token, 'x-admin-key': api.config.ADMIN_KEY },
        ...(method === 'GET' || method === 'DELETE' ? {} : { body: {} }),
      });
      const paths = answer.body?.errors?.map((error) => error.path);
      expect([method, path, answer.status, paths]).toEqual([method, path, 400, ['stray']]);
    }
  });

  it('cannot pass a prompt off as a further page: the month counts it, whatever the query string says', async () => {
    const { id, publishable_token: token } = key;
    await api.admin('PATCH', `/api/admin/api-keys/${id}`, { quotas: { prompts_per_month: 0 } });
    const prompt = (url: string, body: object) =>
      api.call<Problem>('POST', url, { headers: { 'x-api-key': token }, body });
    // Within a second the new quota holds.
    await expect
      .poll(async () => (await prompt('/api/prompts', { prompt: 'a dress' })).status, { timeout: 5_000 })
      .toBe(429);
    for (const path of ['/api/prompts', '/api/prompts/']) {
      expect((await prompt(path, { prompt: 'a dress' })).body.code).toBe('QUOTA_EXCEEDED');
      expect((await prompt(`${path}?cursor=x`, { prompt: 'a dress' })).body).toMatchObject({
        status: 400,
        errors: [{ path: 'cursor' }],
      });
    }
  });
});
