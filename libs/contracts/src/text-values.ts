import { z } from 'zod';

const TRUE = ['true', '1', 'yes', 'on', 'y', 'enabled'];
const FALSE = ['false', '0', 'no', 'off', 'n', 'disabled'];

/** Of words in any case. JSON Schema has no flag for it. */
function patternOf(words: string[]): string {
  const anyCase = words.map((word) =>
    word.replaceAll(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`),
  );
  return `^(${anyCase.join('|')})$`;
}

/** Booleans of a form or a query string arrive as words. */
export const wordBoolean = z
  .stringbool({ truthy: TRUE, falsy: FALSE })
  .meta({ pattern: patternOf([...TRUE, ...FALSE]) });
export const formBoolean = z.union([z.boolean(), wordBoolean]);

/** How a number is written as text. */
export const DECIMAL = /^[+-]?\d{1,30}(\.\d{1,30})?$/;

/** A number that may come as text, from a form or a query string. Nothing else is taken for one: not null, not "". */
export function textNumber<T extends z.ZodType>(schema: T) {
  return z.preprocess(
    (value) => (typeof value === 'string' && DECIMAL.test(value) ? Number(value) : value),
    schema,
  );
}
