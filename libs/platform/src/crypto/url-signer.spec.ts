import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UrlSigner } from './url-signer.js';

const signer = new UrlSigner('secret of this spec');

describe('UrlSigner', () => {
  it('accepts its own signature of a path and of no other', () => {
    fc.assert(
      fc.property(fc.webPath(), fc.webPath(), (path, other) => {
        expect(signer.verify(path, signer.sign(path))).toBe(true);
        fc.pre(path !== other);
        expect(signer.verify(other, signer.sign(path))).toBe(false);
      }),
    );
  });

  it('refuses any other text as a signature', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(signer.verify('/api/images/1/photo', text)).toBe(false);
      }),
    );
  });
});
