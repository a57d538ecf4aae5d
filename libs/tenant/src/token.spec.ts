import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashToken, newToken, parseToken } from './token.js';

const kind = fc.constantFrom('secret' as const, 'publishable' as const);
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'.split('');

describe('token', () => {
  it('is a prefix and 30 base62 characters, and parses as its kind', () => {
    fc.assert(
      fc.property(kind, (kind) => {
        const { token, hint, hash } = newToken(kind);
        expect(token).toMatch(kind === 'secret' ? /^vt_sk_[0-9A-Za-z]{30}$/ : /^vt_pk_[0-9A-Za-z]{30}$/);
        expect(parseToken(token)).toBe(kind);
        expect(token.startsWith(hint)).toBe(true);
        expect(hash).toEqual(createHash('sha256').update(token).digest());
      }),
    );
  });

  it('is refused when any one character is another', () => {
    fc.assert(
      fc.property(kind, fc.nat(35), fc.constantFrom(...alphabet), (kind, position, character) => {
        const { token } = newToken(kind);
        fc.pre(token[position] !== character);
        expect(parseToken(token.slice(0, position) + character + token.slice(position + 1))).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });

  it('is refused when two neighbours are swapped', () => {
    fc.assert(
      fc.property(kind, fc.integer({ min: 6, max: 34 }), (kind, at) => {
        const { token } = newToken(kind);
        fc.pre(token[at] !== token[at + 1]);
        const swapped = `${token.slice(0, at)}${token[at + 1]}${token[at]}${token.slice(at + 2)}`;
        expect(parseToken(swapped)).toBeUndefined();
      }),
    );
  });

  it('is refused when it is anything else', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parseToken(text)).toBeUndefined();
      }),
    );
    const { token } = newToken('secret');
    for (const text of [
      `${token} `,
      `${token}\n`,
      ` ${token}`,
      token.slice(0, -1),
      `${token}0`,
      token.toUpperCase(),
    ]) {
      expect(parseToken(text)).toBeUndefined();
    }
  });

  it('does not change its checksum between releases', () => {
    // Issued tokens must parse for ever: CRC-32 of "vt_sk_" and 24 zeros.
    expect(parseToken('vt_sk_00000000000000000000000030W72T')).toBe('secret');
  });

  it('uses each character about as often', () => {
    const counts = new Map<string, number>();
    for (let i = 0; i < 2_000; i++) {
      for (const character of newToken('secret').token.slice(6, 30)) {
        counts.set(character, (counts.get(character) ?? 0) + 1);
      }
    }
    expect(counts.size).toBe(62);
    // 48,000 draws over 62: 774 each, standard deviation 28; a remainder of bytes would give some 940.
    for (const count of counts.values()) expect(Math.abs(count - 774)).toBeLessThan(150);
  });

  it('is hashed alike everywhere', () => {
    expect(hashToken('abc').toString('hex')).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });
});
