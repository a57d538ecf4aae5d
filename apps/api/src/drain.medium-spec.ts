import { once } from 'node:events';
import { Agent, get, request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { IssuedApiKeyDto, ShopDto } from '#contracts';
import { ApiUnderTest } from '../../../test/support/api/api-under-test.js';
import { ProbeController, probeModule } from '../../../test/support/api/probe.module.js';

describe('an API that closes', () => {
  let api: ApiUnderTest;
  let stopped: Promise<void> | undefined;

  beforeAll(async () => {
    api = await ApiUnderTest.start(inject('services').databaseUrl, probeModule);
    await api.app.listen(0, '127.0.0.1');
  });

  afterAll(async () => {
    await (stopped ?? api.stop());
  });

  it('answers the request that it has begun, takes no new one, and does not wait for the next', async () => {
    const { body: shop } = await api.admin<ShopDto>('POST', '/api/admin/shops', { name: 'Atelier Nord' });
    const { body: key } = await api.admin<IssuedApiKeyDto>('POST', `/api/admin/shops/${shop.id}/api-keys`, {
      name: 'x',
    });
    const url = await api.app.getUrl();
    const agent = new Agent({ keepAlive: true });
    await new Promise((resolve) =>
      get(`${url}/health`, { agent }, (answer) => answer.resume().on('end', resolve)),
    );

    let open: () => void = () => undefined;
    ProbeController.gate = new Promise((resolve) => (open = resolve));
    const begun = new Promise<void>((resolve) => (ProbeController.begun = resolve));
    const answered = new Promise<number | undefined>((resolve, reject) => {
      const call = request(`${url}/probe/work`, {
        agent,
        method: 'POST',
        headers: { 'x-api-key': key.secret_token, 'content-type': 'application/json' },
      });
      call.on('response', (answer) => answer.resume().on('end', () => resolve(answer.statusCode)));
      call.on('error', reject);
      call.end(JSON.stringify({ text: 'a' }));
    });
    await begun;

    // As a browser opens them ahead of what it may ask for.
    const { hostname, port } = new URL(url);
    const silent = connect(Number(port), hostname);
    await once(silent, 'connect');
    const dropped = once(silent, 'close');

    const closing = performance.now();
    stopped = api.stop();
    await new Promise((resolve) => setTimeout(resolve, 300));
    await expect(fetch(`${url}/health`)).rejects.toThrow();
    open();
    expect(await answered).toBe(201);
    await dropped;
    await stopped;
    expect(performance.now() - closing).toBeLessThan(10_000);
  });
});
