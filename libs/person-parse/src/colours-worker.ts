import { Transfer, worker } from 'workerpool';
import type { Image } from '#images';
import { parseByColours } from './parse-by-colours.js';
import type { Parse } from './parse.js';

const methods = {
  weigh(parse: Parse, small: Image): Parse {
    const found = parseByColours(parse, small);
    // Memory is handed over and not copied.
    return new Transfer(found, [found.probabilities.buffer]) as unknown as Parse;
  },
};
export type ColoursMethods = typeof methods;

worker(methods);
