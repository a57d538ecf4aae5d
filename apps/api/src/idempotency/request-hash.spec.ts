import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { requestHash } from './request-hash.js';

const hash = (given: Partial<Parameters<typeof requestHash>[0]>) =>
  requestHash({ method: 'POST', url: '/api/images', ...given }).toString('hex');
const file = (text: string, filename = 'a.jpg') => ({
  fieldname: 'photo',
  buffer: Buffer.from(text),
  mimetype: 'image/jpeg',
  filename,
});

describe('requestHash', () => {
  it('does not depend on the order of fields', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (body) => {
        const reversed = Object.fromEntries(Object.entries(body).reverse());
        expect(hash({ body: reversed })).toBe(hash({ body }));
      }),
    );
  });

  it('depends on everything else', () => {
    const hashes = [
      hash({}),
      hash({ method: 'PUT' }),
      hash({ url: '/api/prompts' }),
      hash({ body: {} }),
      hash({ body: [] }),
      hash({ body: { a: 1 } }),
      hash({ body: { a: '1' } }),
      hash({ body: { a: [1, 2] } }),
      hash({ body: { a: [2, 1] } }),
      hash({ body: { a: { b: 1 } } }),
      hash({ body: { a: 1 }, uploadedFile: file('x') }),
      hash({ body: { a: 1 }, uploadedFile: file('y') }),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  it('leaves out the name of a file, which a client may make up anew', () => {
    expect(hash({ uploadedFile: file('x', 'a.jpg') })).toBe(hash({ uploadedFile: file('x', 'b.jpg') }));
  });
});
