import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createEvents, createPrompt, createTryOn, updateImage } from '#contracts';
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

  describe('of what may be one of several things', () => {
    const wrong = async (schema: z.ZodType, value: unknown) => {
      const refused: unknown = await new ContractValidationPipe()
        .transform(value, { type: 'body', schema })
        .catch((error: unknown) => error);
      if (!(refused instanceof InvalidRequestError)) throw new Error('It was accepted');
      return refused.errors.map(({ path, message }) => `${path}: ${message}`);
    };
    const id = '0199f1c2-9b00-7c21-8f10-51d0a6f1c003';
    const event = { type: 'click', image_id: id, prompt_id: id };

    it.each([
      [{ ...event, type: 'buy' }, ['type: It should be one of: view, click, add_to_cart, purchase']],
      [{ ...event, image_id: 'x' }, ['image_id: It should be a UUID']],
      [{ events: [event, { ...event, colour: 1 }] }, ['events.1.colour: Unknown field']],
      [{ events: [] }, ['events: It should have at least 1 entry']],
      [[event], [': It should be an object, and is a list']],
    ])('says what is wrong with the nearest: events %#', async (body, expected) => {
      expect(await wrong(createEvents, body)).toEqual(expected);
    });

    it('names what is allowed', async () => {
      expect(await wrong(createTryOn, { garment_type: 'hat' })).toEqual([
        'garment_type: It should be one of: auto, top, bottom, dress, outer',
      ]);
      expect(await wrong(updateImage, { price: 'cheap' })).toEqual(['price: Send a number such as 49.90']);
      expect(await wrong(updateImage, { attributes: { fit: null } })).toEqual([
        expect.stringMatching(/^attributes\.fit: It should be text.+; or: It should be a number/),
      ]);
      expect(
        await wrong(createPrompt, { prompt: 'a', filters: { in_stock: 'maybe', category: [] } }),
      ).toEqual([
        'filters.category: It should have at least 1 entry',
        'filters.in_stock: It should be true or false',
      ]);
    });
  });
});
