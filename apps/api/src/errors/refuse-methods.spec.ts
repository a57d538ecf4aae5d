import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiUnderTest } from '../../../../test/support/api/api-under-test.js';
import { ApiModule } from '../api.module.js';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'QUERY'];

describe('a method that a path does not have', () => {
  let api: ApiUnderTest;
  let paths: [path: string, declared: string[]][];

  beforeAll(async () => {
    api = await ApiUnderTest.startAlone((config) => ApiModule.forRoot(config));
    const document = await api.call<{ paths: Record<string, object> }>('GET', '/openapi.json');
    paths = Object.entries(document.body.paths).map(([path, item]) => [
      path,
      Object.keys(item).map((method) => method.toUpperCase()),
    ]);
  }, 60_000);
  afterAll(() => api.stop());

  const ask = (method: string, url: string, headers = {}) =>
    api.call(method as 'GET', url, { headers: { origin: 'https://shop.example', ...headers } });

  it('is 405 with those that it has, on every path of the document', async () => {
    expect(paths.length).toBeGreaterThan(55);
    for (const [path, declared] of paths) {
      const url = path.replaceAll(/\{\w+\}/g, '0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e');
      const known = declared.includes('GET') ? [...declared, 'HEAD'] : declared;
      for (const method of METHODS.filter((one) => !known.includes(one))) {
        const { status, headers, body } = await ask(method, `${url}?secret=1`);
        expect([method, path, status, headers['allow']]).toEqual([
          method,
          path,
          405,
          [...known].sort().join(', '),
        ]);
        expect(headers['access-control-allow-origin']).toBe('*');
        if (method === 'HEAD') continue;
        expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
        expect(body).toMatchObject({
          status: 405,
          code: 'METHOD_NOT_ALLOWED',
          request_id: expect.any(String),
        });
      }
    }
  });

  it('is 404 where there is no such path', async () => {
    for (const url of ['/nothing', '/api/images/1/2/3', '/api/imagess']) {
      const { status, headers } = await ask('PATCH', url);
      expect([url, status, headers['allow']]).toEqual([url, 404, undefined]);
    }
  });

  it('is not one of which a browser asks before it calls', async () => {
    const headers = { 'access-control-request-method': 'GET' };
    expect((await ask('OPTIONS', '/api/images', headers)).status).toBe(204);
    expect((await ask('OPTIONS', '/nothing', headers)).status).toBe(204);
  });
});
