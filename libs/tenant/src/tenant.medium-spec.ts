import type { PinoLogger } from 'nestjs-pino';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { CursorCodec } from '#platform';
import { createTestDatabase, type TestDatabase, testConfig } from '#testing';
import { ApiKeysService } from './api-keys.service.js';
import { LiveKeys } from './live-keys.js';
import { ShopsService } from './shops.service.js';
import { TokenAuthenticator } from './token-authenticator.js';
import { hashToken } from './token.js';
import { TokensService } from './tokens.service.js';

const unknownId = '0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e';

describe('shops, keys and tokens on Postgres', () => {
  let database: TestDatabase;
  let shops: ShopsService;
  let apiKeys: ApiKeysService;
  let tokens: TokensService;

  /** Another process: nothing of an earlier look-up is remembered. */
  const authenticate = (token: string) => new TokenAuthenticator(database.prisma).authenticate(token);

  beforeAll(async () => {
    database = await createTestDatabase(inject('services').databaseUrl);
    const cursors = new CursorCodec('secret-of-this-spec');
    shops = new ShopsService(database.prisma, cursors);
    apiKeys = new ApiKeysService(database.prisma, cursors, testConfig({ QUOTA_PROMPTS_PER_MINUTE: '60' }));
    tokens = new TokensService(database.prisma);
  });

  afterAll(async () => {
    await database.drop();
  });

  async function newKey(allowed_origins?: string[]) {
    const shop = await shops.create({ name: 'Atelier Nord' });
    return apiKeys.issue(shop.id, { name: 'Main', allowed_origins });
  }

  it('creates, renames, suspends and reactivates a shop', async () => {
    const shop = await shops.create({ name: 'Atelier Nord' });
    expect(shop).toMatchObject({ name: 'Atelier Nord', status: 'active' });
    expect(await shops.get(shop.id)).toEqual(shop);
    expect(await shops.update(shop.id, { name: 'Nord' })).toMatchObject({ name: 'Nord', status: 'active' });
    expect(await shops.update(shop.id, { status: 'suspended' })).toMatchObject({
      name: 'Nord',
      status: 'suspended',
    });
    expect(await shops.update(shop.id, { status: 'active' })).toMatchObject({ status: 'active' });
    await expect(shops.get(unknownId)).rejects.toMatchObject({ kind: 'not-found' });
    await expect(shops.update(unknownId, { name: 'x' })).rejects.toMatchObject({ kind: 'not-found' });
  });

  it('pages through all shops, newest first, each once', async () => {
    for (let i = 0; i < 5; i++) await shops.create({ name: `Shop ${i}` });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await shops.list({ limit: 2, cursor });
      seen.push(...page.items.map((shop) => shop.id));
      cursor = page.next_cursor ?? undefined;
    } while (cursor !== undefined);
    const all = await database.prisma.shop.findMany({ orderBy: { id: 'desc' }, select: { id: true } });
    expect(seen).toEqual(all.map(({ id }) => id));
    await expect(shops.list({ limit: 2, cursor: 'bm9wZQ' })).rejects.toMatchObject({ kind: 'invalid' });
  });

  it('issues a key with a collection of its own and two tokens that work', async () => {
    const key = await newKey(['https://shop.example']);
    expect(key.collection).toMatch(/^[a-zA-Z0-9][a-zA-Z0-9._-]{1,510}[a-zA-Z0-9]$/);
    expect(await authenticate(key.secret_token)).toEqual({
      shopId: key.shop_id,
      apiKeyId: key.id,
      collection: key.collection,
      embeddingModel: null,
      tokenId: key.tokens.find((token) => token.kind === 'secret')?.id,
      tokenKind: 'secret',
      allowedOrigins: [],
      hostedRenderer: false,
      consentRequired: false,
      quotas: { images: null, promptsPerMinute: 60, promptsPerMonth: null, tryOnsPerMonth: null },
    });
    expect(await authenticate(key.publishable_token)).toMatchObject({
      apiKeyId: key.id,
      tokenKind: 'publishable',
      allowedOrigins: ['https://shop.example'],
    });
    await expect(apiKeys.issue(unknownId, { name: 'x' })).rejects.toMatchObject({ kind: 'not-found' });
  });

  it('stores no token, only its hash', async () => {
    const key = await newKey();
    const rows = await database.prisma.token.findMany({ where: { apiKeyId: key.id } });
    expect(JSON.stringify(rows)).not.toContain(key.secret_token);
    expect(rows.map(({ hash }) => Buffer.from(hash).toString('hex'))).toContain(
      hashToken(key.secret_token).toString('hex'),
    );
  });

  it("lists a shop's keys alone, and changes one", async () => {
    const key = await newKey();
    await newKey();
    const page = await apiKeys.list(key.shop_id, { limit: 10 });
    expect(page.items.map(({ id }) => id)).toEqual([key.id]);
    expect(JSON.stringify(page)).not.toContain(key.secret_token);
    const changed = await apiKeys.update(key.id, { name: 'Other', allowed_origins: ['https://b.example'] });
    expect(changed.name).toBe('Other');
    expect(changed.tokens.map(({ kind, allowed_origins }) => [kind, allowed_origins])).toEqual([
      ['secret', []],
      ['publishable', ['https://b.example']],
    ]);
    await expect(apiKeys.list(unknownId, { limit: 10 })).rejects.toMatchObject({ kind: 'not-found' });
    await expect(apiKeys.update(unknownId, { name: 'x' })).rejects.toMatchObject({ kind: 'not-found' });
  });

  it('gives a key the configured quotas unless others are sent, and changes those that are', async () => {
    const { id: shopId } = await shops.create({ name: 'Atelier Nord' });
    const key = await apiKeys.issue(shopId, {
      name: 'Main',
      quotas: { images: 10, prompts_per_minute: null },
    });
    expect(key.quotas).toEqual({
      images: 10,
      prompts_per_minute: null,
      prompts_per_month: null,
      try_ons_per_month: null,
      render_cost_per_month: null,
    });
    const { quotas } = await apiKeys.update(key.id, { quotas: { images: null, try_ons_per_month: 5 } });
    expect(quotas).toMatchObject({ images: null, prompts_per_minute: null, try_ons_per_month: 5 });
    expect((await authenticate(key.publishable_token)).quotas).toMatchObject({ tryOnsPerMonth: 5 });
  });

  it('rotates with overlap: both work until the end of it, the other kind is left alone', async () => {
    const key = await newKey(['https://shop.example']);
    const issued = await tokens.rotate(key.id, { kind: 'publishable', overlap_seconds: 60 });
    expect(issued).toMatchObject({
      kind: 'publishable',
      allowed_origins: ['https://shop.example'],
      expires_at: null,
    });
    await authenticate(issued.token);
    await authenticate(key.publishable_token);
    const { tokens: infos } = await apiKeys.get(key.id);
    const old = infos.find(({ id, kind }) => kind === 'publishable' && id !== issued.id);
    expect(Date.parse(old?.expires_at ?? '') - Date.now()).toBeGreaterThan(50_000);
    expect(infos.find(({ kind }) => kind === 'secret')?.expires_at).toBeNull();

    const next = await tokens.rotate(key.id, { kind: 'publishable', overlap_seconds: 0 });
    await authenticate(next.token);
    for (const token of [issued.token, key.publishable_token]) {
      await expect(authenticate(token)).rejects.toMatchObject({ code: 'API_KEY_EXPIRED' });
    }
    await authenticate(key.secret_token);
  });

  it('does not lengthen the life of an older token', async () => {
    const key = await newKey();
    await tokens.rotate(key.id, { kind: 'secret', overlap_seconds: 60 });
    const before = (await apiKeys.get(key.id)).tokens[0]?.expires_at;
    await tokens.rotate(key.id, { kind: 'secret', overlap_seconds: 3600 });
    expect((await apiKeys.get(key.id)).tokens[0]?.expires_at).toBe(before);
  });

  it('gives a new token the origins that were set last, though the one before it was revoked', async () => {
    const key = await newKey(['https://old.example']);
    const [publishable] = key.tokens.filter(({ kind }) => kind === 'publishable');
    await tokens.revoke(publishable!.id);
    await apiKeys.update(key.id, { allowed_origins: ['https://new.example'] });
    const fresh = await tokens.rotate(key.id, { kind: 'publishable', overlap_seconds: 0 });
    expect(fresh.allowed_origins).toEqual(['https://new.example']);
  });

  it('leaves one token without an end when rotations come at once', async () => {
    const key = await newKey();
    await Promise.all(
      Array.from({ length: 5 }, () => tokens.rotate(key.id, { kind: 'secret', overlap_seconds: 60 })),
    );
    const endless = (await apiKeys.get(key.id)).tokens.filter(
      ({ kind, expires_at }) => kind === 'secret' && expires_at === null,
    );
    expect(endless).toHaveLength(1);
  });

  it('revokes a key with all its tokens, once, and says so in the outbox', async () => {
    const key = await newKey();
    const second = await tokens.rotate(key.id, { kind: 'secret', overlap_seconds: 60 });
    await Promise.all([apiKeys.revoke(key.id), apiKeys.revoke(key.id)]);
    for (const token of [key.secret_token, key.publishable_token, second.token]) {
      await expect(authenticate(token)).rejects.toMatchObject({ code: 'API_KEY_REVOKED' });
    }
    const events = await database.prisma.outboxEvent.findMany({ where: { apiKeyId: key.id } });
    expect(events.map(({ type }) => type)).toEqual(['api-key.revoked']);
    expect((await apiKeys.get(key.id)).revoked_at).not.toBeNull();
    for (const change of [
      () => apiKeys.update(key.id, { name: 'x' }),
      () => tokens.rotate(key.id, { kind: 'secret', overlap_seconds: 0 }),
    ]) {
      await expect(change()).rejects.toMatchObject({ code: 'KEY_ALREADY_REVOKED', kind: 'conflict' });
    }
    await expect(apiKeys.revoke(unknownId)).rejects.toMatchObject({ kind: 'not-found' });
  });

  it('deletes a shop with all its keys, however often, and nothing of it is changed any more', async () => {
    const key = await newKey();
    const second = await apiKeys.issue(key.shop_id, { name: 'Second' });
    const other = await newKey();
    await Promise.all([shops.delete(key.shop_id), shops.delete(key.shop_id)]);
    const { deleted_at } = await shops.get(key.shop_id);
    expect(deleted_at).not.toBeNull();
    for (const token of [key.secret_token, key.publishable_token, second.secret_token]) {
      await expect(authenticate(token)).rejects.toMatchObject({ code: 'API_KEY_REVOKED' });
    }
    const events = await database.prisma.outboxEvent.findMany({
      where: { apiKeyId: { in: [key.id, second.id] } },
    });
    expect(events.map(({ type, apiKeyId }) => `${type} ${apiKeyId}`).toSorted()).toEqual(
      [`api-key.revoked ${key.id}`, `api-key.revoked ${second.id}`].toSorted(),
    );
    for (const change of [
      () => shops.update(key.shop_id, { name: 'x' }),
      () => shops.update(key.shop_id, { status: 'active' }),
      () => apiKeys.issue(key.shop_id, { name: 'x' }),
    ]) {
      await expect(change()).rejects.toMatchObject({ code: 'SHOP_DELETED', kind: 'conflict' });
    }
    await shops.delete(key.shop_id);
    expect((await shops.get(key.shop_id)).deleted_at).toBe(deleted_at);
    await authenticate(other.secret_token);
    expect(await shops.get(other.shop_id)).toMatchObject({ deleted_at: null });
    await expect(shops.delete(unknownId)).rejects.toMatchObject({ kind: 'not-found' });
  });

  it('leaves no key in use that is issued while its shop is deleted', async () => {
    for (let round = 0; round < 10; round++) {
      const { id } = await shops.create({ name: 'Atelier Nord' });
      await Promise.allSettled([
        ...Array.from({ length: 4 }, () => apiKeys.issue(id, { name: 'Main' })),
        shops.delete(id),
        apiKeys.issue(id, { name: 'Last' }),
      ]);
      expect(await database.prisma.apiKey.count({ where: { shopId: id, revokedAt: null } })).toBe(0);
    }
  });

  it('revokes a single token', async () => {
    const key = await newKey();
    const secret = key.tokens.find(({ kind }) => kind === 'secret');
    await tokens.revoke(secret?.id ?? '');
    await tokens.revoke(secret?.id ?? '');
    await expect(authenticate(key.secret_token)).rejects.toMatchObject({ code: 'API_KEY_REVOKED' });
    await authenticate(key.publishable_token);
    await expect(tokens.revoke(unknownId)).rejects.toMatchObject({ kind: 'not-found' });
  });

  it('refuses the tokens of a suspended shop until it is active again', async () => {
    const key = await newKey();
    await shops.update(key.shop_id, { status: 'suspended' });
    await expect(authenticate(key.secret_token)).rejects.toMatchObject({ code: 'SHOP_SUSPENDED' });
    await shops.update(key.shop_id, { status: 'active' });
    await authenticate(key.secret_token);
  });

  it('refuses a revoked token within a second in a process that has just used it', async () => {
    const key = await newKey();
    const elsewhere = new TokenAuthenticator(database.prisma);
    await elsewhere.authenticate(key.secret_token);
    await apiKeys.revoke(key.id);
    const revoked = performance.now();
    const isRefused = () =>
      elsewhere.authenticate(key.secret_token).then(
        () => false,
        () => true,
      );
    while (!(await isRefused())) expect(performance.now() - revoked).toBeLessThan(1_000);
    expect(performance.now() - revoked).toBeLessThan(1_000);
  });

  it('takes a key that cannot be looked up for one in use, and say why in the log', async () => {
    const { id } = await newKey();
    const error = vi.fn<(bindings: object, text: string) => void>();
    const logger = { setContext: () => undefined, error } as unknown as PinoLogger;
    await database.prisma.$executeRaw`ALTER TABLE shops RENAME TO shops_of_before`;
    try {
      expect(await new LiveKeys(database.prisma, logger).has(id)).toBe(true);
    } finally {
      await database.prisma.$executeRaw`ALTER TABLE shops_of_before RENAME TO shops`;
    }
    expect(error).toHaveBeenCalledExactlyOnceWith({ err: expect.any(Error) }, expect.any(String));
    await apiKeys.revoke(id);
    expect(await new LiveKeys(database.prisma, logger).has(id)).toBe(false);
  });
});
