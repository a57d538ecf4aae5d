import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { formBoolean, textNumber } from './text-values.js';

describe('textNumber', () => {
  const query = z.strictObject({ limit: textNumber(z.int().min(0).max(9)).default(5) });
  const parsed = (limit: unknown) => query.safeParse({ limit });

  it.each([3, '3', '3.0', '+3'])('takes %j', (limit) => {
    expect(parsed(limit).data).toEqual({ limit: 3 });
  });

  it('may be left out', () => {
    expect(query.parse({})).toEqual({ limit: 5 });
  });

  it.each(['', ' ', 'x', '0x3', '1e0', '3 ', 'Infinity', null, true, [3], ['3'], {}, 3.5, '10', '-1'])(
    'refuses %j',
    (limit) => {
      expect(parsed(limit).success).toBe(false);
    },
  );

  it('is described as the number that it is', () => {
    const { properties } = z.toJSONSchema(query, { io: 'input' });
    expect(properties?.['limit']).toMatchObject({ type: 'integer', minimum: 0, maximum: 9 });
  });
});

describe('formBoolean', () => {
  const pattern = new RegExp(String(formBoolean.options[1].meta()?.['pattern']));

  it.each(['true', 'True', 'TRUE', 'on', '1', 'yes'])('takes %j for true, as its pattern does', (word) => {
    expect([formBoolean.parse(word), pattern.test(word)]).toEqual([true, true]);
  });

  it.each(['', 'maybe', 'truee', '2', ' true'])('refuses %j, as its pattern does', (word) => {
    expect([formBoolean.safeParse(word).success, pattern.test(word)]).toEqual([false, false]);
  });
});
