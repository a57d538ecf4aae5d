import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { formShapeOf } from './form-shape.js';

describe('the shape of a form', () => {
  it('lets an optional field of a format be empty, and says of nothing empty that it has the format', () => {
    const { properties } = formShapeOf(z.object({ url: z.url().optional() }));
    expect(properties.url).toEqual({
      anyOf: [
        { type: 'string', format: 'uri' },
        { type: 'string', maxLength: 0 },
      ],
    });
  });

  it('leaves what is required as it is', () => {
    const { properties, required } = formShapeOf(z.object({ url: z.url() }));
    expect([required, properties.url]).toEqual([['url'], { type: 'string', format: 'uri' }]);
  });
});
