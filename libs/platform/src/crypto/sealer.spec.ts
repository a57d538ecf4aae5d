import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Sealer } from './sealer.js';

const sealer = new Sealer('secret of this spec');

describe('Sealer', () => {
  it('opens what it sealed, for every text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(sealer.open(sealer.seal(text))).toBe(text);
      }),
    );
  });

  it('seals the same text differently each time', () => {
    expect(sealer.seal('token').equals(sealer.seal('token'))).toBe(false);
  });

  it('refuses a value with any byte changed', () => {
    const sealed = sealer.seal('vt_sk_something');
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => sealer.open(changed)).toThrow(/authenticate/);
    }
  });

  it('refuses what another secret sealed', () => {
    expect(() => new Sealer('another').open(sealer.seal('x'))).toThrow(/authenticate/);
  });
});
