import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import './plain-sentences.js';

const said = (schema: z.ZodType, value: unknown) =>
  schema.safeParse(value).error?.issues.map(({ message }) => message);

describe('what is wrong with a value', () => {
  it.each([
    [z.string(), undefined, 'It is missing, and should be text'],
    [z.string(), 5, 'It should be text, and is a number'],
    [z.coerce.number(), 'a', 'It should be a number'],
    [z.int(), 1.5, 'It should be a whole number'],
    [z.int(), '1', 'It should be a number, and is text'],
    [z.array(z.string()), null, 'It should be a list, and is null'],
    [z.enum(['draft', 'final']), 'best', 'It should be one of: draft, final'],
    [z.literal('s3'), undefined, 'It is missing, and should be s3'],
    [z.stringbool({ truthy: ['true', 'yes'], falsy: ['false'] }), 'maybe', 'It should be true or false'],
    [z.string().min(2), 'a', 'It should have at least 2 characters'],
    [z.string().length(3), 'a', 'It should have exactly 3 characters'],
    [z.array(z.string()).max(1), ['a', 'b'], 'It should have at most 1 entry'],
    [z.number().positive(), 0, 'It should be more than 0'],
    [z.number().max(10), 11, 'It should be at most 10'],
    [z.number().multipleOf(0.01), 0.001, 'It should be a multiple of 0.01'],
    [z.uuid(), 'a', 'It should be a UUID'],
    [z.url(), 'a', 'It should be a URL'],
    [z.iso.datetime(), 'a', 'It should be a date and time such as 2026-01-31T12:00:00Z'],
    [z.string().regex(/^a$/), 'b', 'It should match /^a$/'],
    [z.strictObject({}), { colour: 1 }, 'Unknown field: colour'],
    [z.union([z.string(), z.number()]), true, 'It is of no kind that may stand here'],
    [z.string().refine(() => false), 'a', 'It is not valid'],
    [z.string().refine(() => false, 'Send another'), 'a', 'Send another'],
  ])('is a sentence: %#', (schema, value, sentence) => {
    expect(said(schema, value)).toEqual([sentence]);
  });
});
