import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PrismaService } from '#platform';
import { UNLIMITED } from './quotas/quotas.js';
import { TokenAuthenticator } from './token-authenticator.js';
import type { TokenRecord } from './token-record.js';
import { newToken } from './token.js';

const good: TokenRecord = {
  tokenId: 't',
  tokenKind: 'secret',
  allowedOrigins: [],
  expiresAt: null,
  tokenRevokedAt: null,
  apiKeyId: 'k',
  collection: 'c',
  embeddingModel: null,
  keyRevokedAt: null,
  shopId: 's',
  ...UNLIMITED,
  hostedRenderer: false,
  consentRequired: false,
  shopStatus: 'active',
};

/** Answers each look-up with what `rows` gives then. */
function authenticatorOver(rows: () => Promise<TokenRecord[]>) {
  const $queryRaw = vi.fn<() => Promise<TokenRecord[]>>(rows);
  return { authenticator: new TokenAuthenticator({ $queryRaw } as unknown as PrismaService), $queryRaw };
}

const past = new Date(Date.now() - 1000);
const pause = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe('TokenAuthenticator', () => {
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] });
    // The cache takes the time 0 for none.
    await pause(1);
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('refuses a malformed token without a look-up', async () => {
    const { authenticator, $queryRaw } = authenticatorOver(async () => [good]);
    const { token } = newToken('secret');
    const broken = token.slice(0, -1) + (token.endsWith('0') ? '1' : '0');
    for (const text of ['', 'abc', broken]) {
      await expect(authenticator.authenticate(text)).rejects.toMatchObject({ code: 'API_KEY_MALFORMED' });
    }
    expect($queryRaw).not.toHaveBeenCalled();
  });

  it('makes one look-up of many requests at once, and again half a second later', async () => {
    const { authenticator, $queryRaw } = authenticatorOver(async () => [good]);
    const { token } = newToken('secret');
    const tenants = await Promise.all(Array.from({ length: 50 }, () => authenticator.authenticate(token)));
    expect(tenants[49]).toMatchObject({ shopId: 's', apiKeyId: 'k', tokenKind: 'secret' });
    await authenticator.authenticate(token);
    expect($queryRaw).toHaveBeenCalledTimes(1);
    await pause(550);
    await authenticator.authenticate(token);
    expect($queryRaw).toHaveBeenCalledTimes(2);
  });

  it('remembers for a moment that a token is not known', async () => {
    const { authenticator, $queryRaw } = authenticatorOver(async () => []);
    const { token } = newToken('publishable');
    for (let i = 0; i < 3; i++) {
      await expect(authenticator.authenticate(token)).rejects.toMatchObject({ code: 'API_KEY_INVALID' });
    }
    expect($queryRaw).toHaveBeenCalledTimes(1);
  });

  it('counts the age from the question: a slow answer is not kept longer', async () => {
    const { authenticator, $queryRaw } = authenticatorOver(async () => {
      await pause(450);
      return [good];
    });
    const { token } = newToken('secret');
    await authenticator.authenticate(token);
    await pause(100);
    await authenticator.authenticate(token);
    expect($queryRaw).toHaveBeenCalledTimes(2);
  });

  it('does not remember an outage', async () => {
    let up = false;
    const { authenticator } = authenticatorOver(async () => {
      if (!up) throw new Error('down');
      return [good];
    });
    const { token } = newToken('secret');
    await expect(authenticator.authenticate(token)).rejects.toThrow('down');
    up = true;
    await expect(authenticator.authenticate(token)).resolves.toMatchObject({ tokenId: 't' });
  });

  it.each([
    [{ tokenRevokedAt: past }, 'API_KEY_REVOKED'],
    [{ keyRevokedAt: past }, 'API_KEY_REVOKED'],
    [{ expiresAt: past }, 'API_KEY_EXPIRED'],
    [{ shopStatus: 'suspended' as const }, 'SHOP_SUSPENDED'],
  ])('refuses %o as %s', async (state, code) => {
    const { authenticator } = authenticatorOver(async () => [{ ...good, ...state }]);
    await expect(authenticator.authenticate(newToken('secret').token)).rejects.toMatchObject({
      code,
      kind: 'unauthenticated',
    });
  });

  it('refuses a token that expires while its look-up is remembered', async () => {
    const { authenticator, $queryRaw } = authenticatorOver(async () => [
      { ...good, expiresAt: new Date(Date.now() + 100) },
    ]);
    const { token } = newToken('secret');
    await authenticator.authenticate(token);
    await pause(150);
    await expect(authenticator.authenticate(token)).rejects.toMatchObject({ code: 'API_KEY_EXPIRED' });
    expect($queryRaw).toHaveBeenCalledTimes(1);
  });
});
