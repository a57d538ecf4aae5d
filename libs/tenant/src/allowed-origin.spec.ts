import { describe, expect, it } from 'vitest';
import { originOf, requireAllowedOrigin } from './allowed-origin.js';
import { OriginNotAllowedError } from './errors/origin-not-allowed.error.js';
import { UNLIMITED } from './quotas/quotas.js';
import type { Tenant } from './tenant-context.js';

const tenant = (given: Partial<Tenant>): Tenant => ({
  shopId: 's',
  apiKeyId: 'k',
  collection: 'c',
  embeddingModel: null,
  tokenId: 't',
  tokenKind: 'publishable',
  allowedOrigins: ['https://shop.example'],
  quotas: UNLIMITED,
  hostedRenderer: false,
  ...given,
});

describe('requireAllowedOrigin', () => {
  it('lets an allowed origin through', () => {
    expect(() => requireAllowedOrigin(tenant({}), 'https://shop.example')).not.toThrow();
  });

  it.each([
    'https://evil.example',
    'http://shop.example',
    'https://shop.example:8443',
    'https://shop.example.evil.example',
    'https://a.shop.example',
    'null',
    '',
    undefined,
  ])('refuses %s', (origin) => {
    expect(() => requireAllowedOrigin(tenant({}), origin)).toThrow(OriginNotAllowedError);
  });

  it('lets every origin through where none is set, and for a secret token', () => {
    expect(() => requireAllowedOrigin(tenant({ allowedOrigins: [] }), 'https://any.example')).not.toThrow();
    expect(() => requireAllowedOrigin(tenant({ allowedOrigins: [] }), undefined)).not.toThrow();
    expect(() => requireAllowedOrigin(tenant({ tokenKind: 'secret' }), undefined)).not.toThrow();
  });
});

describe('originOf', () => {
  it('takes Origin, else the origin of Referer', () => {
    expect(originOf({ origin: 'https://a.example', referer: 'https://b.example/x' })).toBe(
      'https://a.example',
    );
    expect(originOf({ referer: 'https://b.example:8443/x?y' })).toBe('https://b.example:8443');
    expect(originOf({ referer: 'not a URL' })).toBeUndefined();
    expect(originOf({})).toBeUndefined();
  });
});
