import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newToken } from '#tenant';
import { ApiUnderTest } from '../../../test/support/api/api-under-test.js';
import { probeModule } from '../../../test/support/api/probe.module.js';

describe('with Postgres down', () => {
  let api: ApiUnderTest;

  beforeAll(async () => {
    api = await ApiUnderTest.startAlone(probeModule);
  });

  afterAll(async () => {
    await api.stop();
  });

  const down = {
    status: 503,
    headers: { 'retry-after': '5' },
    body: { code: 'DEPENDENCY_UNAVAILABLE', detail: expect.stringContaining('postgres') },
  };

  it('an admin route is a 503 that names it, and no address', async () => {
    const answer = await api.admin('GET', '/api/admin/shops');
    expect(answer).toMatchObject(down);
    expect(answer.text).not.toContain('127.0.0.1');
    expect(
      await api.admin('POST', '/api/admin/shops', { name: 'x' }, { 'idempotency-key': 'k' }),
    ).toMatchObject(down);
  });

  it('an admin call that cannot be put down in the audit trail is not made, nor looked at', async () => {
    expect(await api.admin('POST', '/api/admin/shops', {})).toMatchObject(down);
  });

  it("a shop's route is one too: its key is not called wrong", async () => {
    const headers = { 'x-api-key': newToken('secret').token };
    expect(await api.call('GET', '/probe/any', { headers })).toMatchObject(down);
  });

  it('what needs no database is answered', async () => {
    expect(await api.call('GET', '/health')).toMatchObject({ status: 200 });
    expect(
      await api.call('POST', '/api/admin/shops', { headers: { 'x-admin-key': 'guessed' }, body: {} }),
    ).toMatchObject({ status: 401 });
    expect(await api.call('GET', '/probe/any', { headers: { 'x-api-key': 'vt_sk_x' } })).toMatchObject({
      status: 401,
    });
    expect(await api.call('GET', '/health/ready')).toMatchObject({
      status: 503,
      body: { components: { postgres: { status: 'down' } } },
    });
  });
});
