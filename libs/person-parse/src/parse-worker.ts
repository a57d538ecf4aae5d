import { Transfer, worker } from 'workerpool';
import type { Box } from '#images';
import { closerBoxes } from './closer-looks.js';
import { likeliestOf, type Parse } from './parse.js';
import { parseOf, type Seen } from './parse-of.js';

const methods = {
  boxes(whole: Parse): { boxes: Box[]; whole: Parse } {
    return handedOver({ boxes: closerBoxes(whole), whole }, whole.probabilities);
  },
  parse(seen: Seen): Parse {
    const found = parseOf(seen);
    return handedOver(found, found.probabilities);
  },
  likeliest(seen: Seen): Uint8Array {
    const labels = likeliestOf(parseOf(seen));
    return handedOver(labels, labels);
  },
};
export type ParseMethods = typeof methods;

worker(methods);

/** Memory is handed over and not copied. */
function handedOver<Answer extends object>(answer: Answer, { buffer }: Float32Array | Uint8Array): Answer {
  return new Transfer(answer, [buffer]) as unknown as Answer;
}
