import { describe, expect, it } from 'vitest';
import { CursorCodec } from '../pagination/cursor.js';
import { Sealer } from './sealer.js';
import { UrlSigner } from './url-signer.js';

const [last, next] = ['the secret until today', 'the secret from today on'];

describe('a signing secret that is replaced', () => {
  it('is good for what it has signed while it stands behind the next one, and for no longer', () => {
    const [signer, cursors, sealer] = [new UrlSigner(last), new CursorCodec(last), new Sealer(last)];
    const signature = signer.sign('/a');
    const cursor = cursors.encode('list', ['1']);
    const sealed = sealer.seal('an answer');
    const both = [next, last];
    expect(new UrlSigner(both).verify('/a', signature)).toBe(true);
    expect(new UrlSigner(both).verify('/b', signature)).toBe(false);
    expect(new CursorCodec(both).decode('list', cursor)).toEqual(['1']);
    expect(new Sealer(both).open(sealed)).toBe('an answer');
    expect(new UrlSigner([next]).verify('/a', signature)).toBe(false);
    expect(() => new CursorCodec([next]).decode('list', cursor)).toThrow(/cursor/);
    expect(() => new Sealer([next]).open(sealed)).toThrow(/authenticate/);
  });

  it('signs nothing any more', () => {
    const both = [next, last];
    expect(new UrlSigner(next).verify('/a', new UrlSigner(both).sign('/a'))).toBe(true);
    expect(new CursorCodec(next).decode('list', new CursorCodec(both).encode('list', ['1']))).toEqual(['1']);
    expect(new Sealer(next).open(new Sealer(both).seal('an answer'))).toBe('an answer');
  });
});
