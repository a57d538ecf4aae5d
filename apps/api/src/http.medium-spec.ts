import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { liveness, problem } from '#contracts';
import { listenInternally } from './internal-port.js';
import { ApiUnderTest } from '../../../test/support/api/api-under-test.js';
import { probeModule } from '../../../test/support/api/probe.module.js';

describe('the API over HTTP', () => {
  let api: ApiUnderTest;

  beforeAll(async () => {
    api = await ApiUnderTest.start(inject('services').databaseUrl, probeModule);
  });

  afterAll(async () => {
    await api.stop();
  });

  const shops = '/api/admin/shops';
  const json = { 'content-type': 'application/json' };

  it.each([
    ['GET', '/nothing?secret=1', {}, undefined, 404, 'ROUTE_NOT_FOUND'],
    ['DELETE', shops, {}, undefined, 405, 'METHOD_NOT_ALLOWED'],
    ['GET', '/%zz', {}, undefined, 400, 'BAD_REQUEST'],
    ['POST', shops, json, '{"name":', 400, 'MALFORMED_JSON'],
    ['POST', shops, json, '', 400, 'MALFORMED_JSON'],
    ['DELETE', '/api/admin/tokens/0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e', json, '', 404, 'NOT_FOUND'],
    ['DELETE', '/api/admin/tokens/0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e', json, '{', 400, 'MALFORMED_JSON'],
    ['POST', shops, json, '{"__proto__":{"x":1},"name":"a"}', 400, 'MALFORMED_JSON'],
    ['POST', shops, { 'content-type': 'text/plain' }, 'name', 415, 'UNSUPPORTED_MEDIA_TYPE'],
    [
      'POST',
      shops,
      { 'content-type': 'application/x-www-form-urlencoded' },
      'name=a',
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    ['POST', shops, json, `{"name":"${'x'.repeat(1024 * 1024)}"}`, 413, 'BODY_TOO_LARGE'],
    ['POST', shops, {}, undefined, 400, 'INVALID_REQUEST'],
  ] as const)(
    '%s %s with %o is answered with a problem',
    async (method, url, headers, body, status, code) => {
      const answer = await api.call(method, url, {
        headers: { 'x-admin-key': api.config.ADMIN_KEY, ...headers },
        body,
      });
      expect(answer).toMatchObject({ status, body: { status, code } });
      expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
      expect(answer.headers['x-request-id']).toBe(answer.body.request_id);
      expect(problem.safeParse(answer.body).error).toBeUndefined();
      expect(answer.text).not.toContain('secret');
    },
  );

  it('echoes a request id that is safe, and makes one where it is not', async () => {
    const given = await api.call('GET', '/nothing', { headers: { 'x-request-id': 'abc-123' } });
    expect(given).toMatchObject({ headers: { 'x-request-id': 'abc-123' }, body: { request_id: 'abc-123' } });
    const unsafe = await api.call('GET', '/health', { headers: { 'x-request-id': '"}{' } });
    expect(unsafe.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('answers a preflight without a key, and does not let other pages send the admin key', async () => {
    const preflight = (header: string) =>
      api.call('OPTIONS', '/probe/any', {
        headers: {
          origin: 'https://shop.example',
          'access-control-request-method': 'POST',
          'access-control-request-headers': header,
        },
      });
    const answer = await preflight('x-api-key');
    expect(answer).toMatchObject({ status: 204, headers: { 'access-control-allow-origin': '*' } });
    const allowed = String(answer.headers['access-control-allow-headers']).toLowerCase();
    for (const header of ['x-api-key', 'idempotency-key', 'content-type']) expect(allowed).toContain(header);
    expect(allowed).not.toContain('admin');
    const refused = await api.call('GET', '/probe/any', { headers: { origin: 'https://shop.example' } });
    // A storefront's script has to be able to read why.
    expect(refused).toMatchObject({ status: 401, headers: { 'access-control-allow-origin': '*' } });
  });

  it('lives, and says which part is down', async () => {
    const live = await api.call('GET', '/health');
    expect(live.status).toBe(200);
    expect(liveness.safeParse(live.body).error).toBeUndefined();
    const ready = await api.call('GET', '/health/ready');
    expect(ready).toMatchObject({
      status: 503,
      body: { status: 'unavailable', components: { postgres: { status: 'up' }, redis: { status: 'down' } } },
    });
  });

  it('measures requests by route, and the event loop', async () => {
    await api.call('GET', '/api/admin/shops/0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e');
    await api.call('GET', '/nothing/to/see');
    const { text, headers } = await api.call('GET', '/metrics');
    expect(headers['content-type']).toContain('text/plain');
    expect(text).toContain(
      'vitrine_http_request_duration_seconds_count{method="GET",route="/api/admin/shops/:id",status="401"} 1',
    );
    expect(text).toMatch(/duration_seconds_count\{method="GET",route="unmatched",status="404"\} \d/);
    expect(text).not.toContain('/nothing/to/see');
    for (const quantile of ['0.5', '0.99', '0.999', 'max']) {
      expect(text).toContain(`vitrine_event_loop_delay_seconds{quantile="${quantile}"}`);
    }
    expect(text).toContain('process_resident_memory_bytes');
  });

  it('tells browsers to frame nothing, to sniff nothing and to say nothing, and TLS where there is some', async () => {
    const { headers } = await api.call('GET', '/health');
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
    });
    expect(headers['strict-transport-security']).toBeUndefined();
    const overTls = await api.call('GET', '/nothing', { headers: { 'x-forwarded-proto': 'https' } });
    expect(overTls.headers['strict-transport-security']).toMatch(/^max-age=\d{8}/);
    // Pages of shops show photos: nothing keeps them from it.
    expect(headers['cross-origin-resource-policy']).toBeUndefined();
  });
});

describe('an API with an internal port', () => {
  let api: ApiUnderTest;
  let internalUrl: string;

  beforeAll(async () => {
    const settings = { INTERNAL_PORT: '0' };
    api = await ApiUnderTest.start(inject('services').databaseUrl, probeModule, settings);
    await api.app.listen(0, '127.0.0.1');
    internalUrl = (await listenInternally(api.app, api.config)) ?? '';
  });
  afterAll(async () => {
    await api.stop();
  });

  it('has metrics and admin routes there and nowhere else', async () => {
    const publicUrl = await api.app.getUrl();
    const headers = { 'x-admin-key': api.config.ADMIN_KEY };
    const statusOf = async (base: string, path: string) => (await fetch(base + path, { headers })).status;
    for (const path of ['/metrics', '/%6detrics', '/api/admin/shops', '/api/%61dmin/shops']) {
      expect([path, await statusOf(publicUrl, path)]).toEqual([path, 404]);
      expect([path, await statusOf(internalUrl, path)]).toEqual([path, 200]);
    }
    expect(await statusOf(publicUrl, '/health')).toBe(200);
    const hidden = await fetch(`${publicUrl}/metrics`);
    expect(await hidden.json()).toMatchObject({ code: 'ROUTE_NOT_FOUND' });
    const wrongMethod = (base: string) => fetch(`${base}/api/admin/shops`, { method: 'PUT' });
    expect((await wrongMethod(publicUrl)).status).toBe(404);
    expect((await wrongMethod(internalUrl)).status).toBe(405);
  });
});
