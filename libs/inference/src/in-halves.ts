import { InferenceOutOfMemoryError } from './inference.errors.js';

/**
 * Runs `work` over the items of a batch. Where the device has not the memory for them, the batch is cut in two and
 * its halves run one after the other, down to single items: only one that does not fit alone answers with the error.
 */
export async function inHalves<In, Out>(
  items: readonly In[],
  work: (items: readonly In[]) => Promise<readonly (Out | Error)[]>,
): Promise<(Out | Error)[]> {
  try {
    return [...(await work(items))];
  } catch (error) {
    if (!(error instanceof InferenceOutOfMemoryError)) throw error;
    if (items.length < 2) return items.map(() => error);
    const middle = Math.ceil(items.length / 2);
    const first = await inHalves(items.slice(0, middle), work);
    return [...first, ...(await inHalves(items.slice(middle), work))];
  }
}
