import { Transfer, worker } from 'workerpool';
import { parseOf, type Seen } from './parse-of.js';
import type { Parse } from './parse.js';

const methods = {
  parse(seen: Seen): Parse {
    const found = parseOf(seen);
    // Memory is handed over and not copied.
    return new Transfer(found, [found.probabilities.buffer]) as unknown as Parse;
  },
};
export type ParseMethods = typeof methods;

worker(methods);
