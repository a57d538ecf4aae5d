import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldName, slugOf } from './group-slug.js';

test('case and white space make no new group', () => {
  expect(slugOf('  T-Shirts\t & \n Tops ')).toBe('t-shirts & tops');
  expect(foldName('  T-Shirts\t & \n Tops ')).toBe('T-Shirts & Tops');
  expect(slugOf('Ｄｒｅｓｓ')).toBe('dress');
});

test('a slug is its own slug, and that of the folded name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (name) => {
      const slug = slugOf(name);
      expect(slugOf(foldName(name))).toBe(slug);
      expect(slug).not.toMatch(/^\s|\s$|\s\s/u);
      expect(slugOf(slug)).toBe(slug);
    }),
    { numRuns: 200 },
  );
}, 60_000);
