import { expect, it } from 'vitest';
import { retryAfterMs } from './retry-after.js';

it.each([
  ['3', 3000],
  ['0', 0],
  ['Thu, 01 Jan 1970 00:00:10 GMT', 10_000],
  ['Wed, 31 Dec 1969 23:59:00 GMT', 0],
  ['soon', undefined],
  [null, undefined],
  [undefined, undefined],
])('reads %j', (header, ms) => expect(retryAfterMs(header, 0)).toBe(ms));
