import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import type { IssuedApiKeyDto, ShopDto } from '#contracts';
import { ApiUnderTest } from '../../../../test/support/api/api-under-test.js';
import { ProbeController, probeModule } from '../../../../test/support/api/probe.module.js';

describe('a POST with an Idempotency-Key', () => {
  let api: ApiUnderTest;
  let token: string;
  let publishable: string;
  let next = 0;
  let key: string;

  beforeAll(async () => {
    api = await ApiUnderTest.start(inject('services').databaseUrl, probeModule);
    const shop = await newShop();
    [token, publishable] = [shop.secret_token, shop.publishable_token];
  });

  afterAll(async () => {
    await api.stop();
  });

  beforeEach(() => {
    key = `key-${next++}`;
    ProbeController.done = 0;
    ProbeController.gate = Promise.resolve();
    ProbeController.begun = () => undefined;
  });

  async function newShop(): Promise<IssuedApiKeyDto> {
    const { body: shop } = await api.admin<ShopDto>('POST', '/api/admin/shops', { name: 'Atelier Nord' });
    const url = `/api/admin/shops/${shop.id}/api-keys`;
    return (await api.admin<IssuedApiKeyDto>('POST', url, { name: 'Main' })).body;
  }

  const work = (body: unknown, headers: Record<string, string> = {}) =>
    api.call('POST', '/probe/work', {
      body,
      headers: { 'x-api-key': token, 'idempotency-key': key, ...headers },
    });

  it('has one effect, and the same answer each time', async () => {
    const first = await work({ text: 'a' });
    expect(first).toMatchObject({ status: 201, body: { done: 1, text: 'a' } });
    expect(first.headers['idempotency-replayed']).toBeUndefined();
    const second = await work({ text: 'a' });
    expect(second).toMatchObject({ status: 201, headers: { 'idempotency-replayed': 'true' } });
    expect(second.body).toEqual(first.body);
    expect(ProbeController.done).toBe(1);
  });

  it('of the publishable token takes nothing from the secret one, and is told nothing of it', async () => {
    const inPage = { 'x-api-key': publishable };
    expect((await work({ text: 'of a visitor' }, inPage)).status).toBe(201);
    expect(await work({ text: 'of the server' })).toMatchObject({ status: 201, body: { done: 2 } });
    const replayed = await work({ text: 'of the server' }, inPage);
    expect(replayed).toMatchObject({ status: 409, body: { code: 'IDEMPOTENCY_KEY_REUSED' } });
  });

  it("is a shopper's own where the form names a session", async () => {
    const of = (session: string) => work({ text: 'a', session }, { 'x-api-key': publishable });
    expect(await of('one')).toMatchObject({ status: 201, body: { done: 1 } });
    expect(await of('another')).toMatchObject({ status: 201, body: { done: 2 } });
    expect(await of('one')).toMatchObject({ status: 201, body: { done: 1 } });
  });

  it('is a 409 with a different body', async () => {
    await work({ text: 'a' });
    expect(await work({ text: 'b' })).toMatchObject({
      status: 409,
      body: { code: 'IDEMPOTENCY_KEY_REUSED' },
    });
    expect(ProbeController.done).toBe(1);
  });

  it('is a 400 with a body as deep as a stack', async () => {
    const deep = `{"text":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    const headers = { 'x-api-key': token, 'idempotency-key': key, 'content-type': 'application/json' };
    const answer = await api.call('POST', '/probe/work', { body: deep, headers });
    expect(answer).toMatchObject({ status: 400, body: { code: 'INVALID_REQUEST' } });
  });

  it('has one effect when two come at once', async () => {
    let open: () => void = () => undefined;
    ProbeController.gate = new Promise((resolve) => (open = resolve));
    const begun = new Promise<void>((resolve) => (ProbeController.begun = resolve));
    const first = work({ text: 'a' });
    await begun;
    const busy = await work({ text: 'a' });
    expect(busy).toMatchObject({ status: 409, body: { code: 'IDEMPOTENCY_IN_PROGRESS' } });
    expect(busy.headers['retry-after']).toBe('1');
    open();
    expect(await first).toMatchObject({ status: 201 });
    expect(await work({ text: 'a' })).toMatchObject({
      status: 201,
      headers: { 'idempotency-replayed': 'true' },
    });
    expect(ProbeController.done).toBe(1);
  });

  it('has one effect when twenty come at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => work({ text: 'a' })));
    expect(ProbeController.done).toBe(1);
    for (const { status, body } of answers) {
      expect(status === 201 || (status === 409 && body.code === 'IDEMPOTENCY_IN_PROGRESS')).toBe(true);
    }
  });

  it('can be sent again after an error', async () => {
    expect(await work({ text: 1 })).toMatchObject({ status: 400 });
    expect(await work({ text: 'crash' })).toMatchObject({ status: 500, body: { code: 'INTERNAL_ERROR' } });
    expect(await work({ text: 'a' })).toMatchObject({ status: 201 });
  });

  it("is not mixed up with another shop's of the same key", async () => {
    await work({ text: 'a' });
    const other = (await newShop()).secret_token;
    expect(await work({ text: 'b' }, { 'x-api-key': other })).toMatchObject({
      status: 201,
      body: { text: 'b' },
    });
  });

  it.each(['', 'a b', 'x'.repeat(256), 'é'])('is a 400 when the key is "%s"', async (bad) => {
    expect(await work({ text: 'a' }, { 'idempotency-key': bad })).toMatchObject({
      status: 400,
      body: { code: 'INVALID_REQUEST', errors: [{ path: 'Idempotency-Key' }] },
    });
    expect(ProbeController.done).toBe(0);
  });

  it('is not needed', async () => {
    const send = () =>
      api.call('POST', '/probe/work', { body: { text: 'a' }, headers: { 'x-api-key': token } });
    await send();
    await send();
    expect(ProbeController.done).toBe(2);
  });
});
