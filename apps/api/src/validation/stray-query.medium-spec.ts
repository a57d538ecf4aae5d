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
      // Of FitMatchFinder's GET, the prompt may be in the body instead.
      const isNeeded = ({ name, required }: { name: string; required?: boolean }) =>
        required === true || name === 'prompt';
      const needed = parameters.filter((one) => one.in === 'query' && isNeeded(one));
      const query = ['stray=1', ...needed.map(({ name }) => `${name}=a+dress`)].join('&');
      const answer = await api.call<Problem>(method, `${url}?${query}`, {
        headers: { 'x-api-key': key.secret_token, 'x-admin-key': api.config.ADMIN_KEY },
        ...(method === 'GET' || method === 'DELETE' ? {} : { body: {} }),
      });
      const paths = answer.body?.errors?.map((error) => error.path);
      expect([method, path, answer.status, paths]).toEqual([method, path, 400, ['stray']]);
    }
  });

  it.each([
    ['/api/recommend?prompt=a&prompt=b', 'prompt'],
    ['/api/recommend?prompt=a&num_results=1&num_results=2', 'num_results'],
    ['/api/recommend?prompt=a&attributes[material]=linen&attributes[material]=wool', 'attributes[material]'],
    ['/api/recommend?prompt=a&attributes={"a":{"min":1}}&attributes={"a":{"min":2}}', 'attributes'],
    ['/api/images?limit=1&limit=2', 'limit'],
    ['/api/images?cursor=', 'cursor'],
    ['/api/recommend/?prompt=a&prompt=b', 'prompt'],
  ])('are refused as well where one that it knows comes twice, in parts, or empty: %s', async (url, path) => {
    const answer = await api.call<Problem>('GET', url, { headers: { 'x-api-key': key.secret_token } });
    expect([answer.status, [...new Set(answer.body.errors?.map((error) => error.path))]]).toEqual([
      400,
      [path],
    ]);
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
