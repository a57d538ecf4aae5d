import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidRequestError } from '../errors/invalid-request.error.js';
import { CursorCodec } from './cursor.js';

const codec = new CursorCodec('secret of this spec');

describe('CursorCodec', () => {
  it('gives back the place that it was given, for every place and listing', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string({ unit: 'grapheme' })), (scope, position) => {
        expect(codec.decode(scope, codec.encode(scope, position))).toEqual(position);
      }),
    );
  });

  it('refuses a cursor of another listing', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (scope, other) => {
        fc.pre(scope !== other);
        expect(() => codec.decode(other, codec.encode(scope, ['a']))).toThrow(InvalidRequestError);
      }),
    );
  });

  it('refuses whatever was not made with its secret', () => {
    expect(() => codec.decode('list', new CursorCodec('another').encode('list', ['a']))).toThrow(
      InvalidRequestError,
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => codec.decode('list', text)).toThrow(InvalidRequestError);
      }),
    );
  });
});
