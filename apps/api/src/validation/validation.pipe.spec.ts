import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { InvalidRequestError } from '#platform';
import { ContractValidationPipe } from './validation.pipe.js';

const schema = z.strictObject({
  name: z.string().max(5),
  size: z.coerce.number().int().default(3),
  tags: z.array(z.string()).optional(),
  json: z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .optional(),
});

const validate = (value: unknown) => new ContractValidationPipe().transform(value, { type: 'body', schema });

async function refusal(value: unknown): Promise<InvalidRequestError> {
  const error: unknown = await validate(value).catch((error: unknown) => error);
  if (error instanceof InvalidRequestError) return error;
  throw new Error('It was accepted');
}

describe('ContractValidationPipe', () => {
  it('gives what the schema makes of a value', async () => {
    expect(await validate({ name: 'a', size: '7' })).toEqual({ name: 'a', size: 7 });
    expect(await validate({ name: 'a' })).toEqual({ name: 'a', size: 3 });
  });

  it('names every field that is wrong, unknown ones as well', async () => {
    const { errors, message } = await refusal({ name: 'too long', tags: ['a', 1], colour: 'red', fit: 1 });
    expect(errors.map(({ path }) => path).sort()).toEqual(['colour', 'fit', 'name', 'tags.1']);
    expect(message).toMatch(/^The request is not valid\. .+ \(and 3 more, see errors\)\.$/);
  });

  it('does not repeat values, and not without end', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 500 }, (_, i) => [`${'x'.repeat(300)}${i}`, 'hunter2']),
    );
    const { errors } = await refusal({ name: 'a', ...many });
    expect(errors).toHaveLength(20);
    expect(JSON.stringify(errors)).not.toContain('hunter2');
    expect(JSON.stringify(errors).length).toBeLessThan(5_000);
  });

  it.each([
    { name: '\0' },
    { name: '\ud800' },
    { name: 'a', json: '{"b":["\\u0000"]}' },
    { name: 'a', json: '{"\\udc00":1}' },
  ])('refuses text that Postgres cannot hold: %j', async (value) => {
    expect((await refusal(value)).errors).toHaveLength(1);
  });

  it('accepts every other character', async () => {
    expect(await validate({ name: '👗é\n' })).toMatchObject({ name: '👗é\n' });
  });
});
