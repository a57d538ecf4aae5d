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
  consentRequired: false,
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

  it.each([[['https://shop.example']], [[]]])(
    'says of a page without an origin that it is to be served',
    (allowedOrigins) => {
      const refused = () => requireAllowedOrigin(tenant({ allowedOrigins }), 'null');
      expect(refused).toThrow(OriginNotAllowedError);
      expect(refused).toThrow(/opened as a file.*Serve it/);
      expect(refused).not.toThrow(/add the origin/i);
    },
  );

  it('names the origin that it refuses', () => {
    expect(() => requireAllowedOrigin(tenant({}), 'https://evil.example')).toThrow('"https://evil.example"');
  });

  it.each([
    'http://localhost',
    'http://localhost:3000',
    'https://shop.localhost:8443',
    'http://127.0.0.1:5173',
    'http://127.8.9.1',
    'http://[::1]:3000',
    undefined,
  ])('lets %s through where none is set', (origin) => {
    expect(() => requireAllowedOrigin(tenant({ allowedOrigins: [] }), origin)).not.toThrow();
  });

  it.each([
    'https://shop.example',
    'http://localhost.evil.example',
    'http://evil-localhost',
    'http://127.0.0.1.evil.example',
    'http://10.0.0.1',
    'localhost',
    '',
  ])('refuses %s where none is set, and says that localhost would do', (origin) => {
    const refused = () => requireAllowedOrigin(tenant({ allowedOrigins: [] }), origin);
    expect(refused).toThrow(OriginNotAllowedError);
    expect(refused).toThrow('localhost alone');
  });

  it('lets a secret token through from anywhere', () => {
    expect(() => requireAllowedOrigin(tenant({ tokenKind: 'secret' }), undefined)).not.toThrow();
    expect(() => requireAllowedOrigin(tenant({ tokenKind: 'secret' }), 'https://any.example')).not.toThrow();
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
