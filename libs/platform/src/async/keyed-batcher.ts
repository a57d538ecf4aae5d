import { LRUCache } from 'lru-cache';
import { MicroBatcher, type MicroBatcherOptions } from './micro-batcher.js';

/** Keys that are remembered; one that is forgotten finishes what it has and is made anew. */
const MAX_KEYS = 1_000;

/** A MicroBatcher for each key: calls of one key are gathered, those of two never mix. */
export class KeyedBatcher<In, Out> {
  private readonly batchers = new LRUCache<string, MicroBatcher<In, Out>>({ max: MAX_KEYS });

  constructor(
    private readonly work: (key: string, items: In[]) => Promise<(Out | Error)[]>,
    private readonly options: MicroBatcherOptions,
  ) {}

  add(key: string, item: In): Promise<Out> {
    let batcher = this.batchers.get(key);
    if (batcher === undefined) {
      batcher = new MicroBatcher((items: In[]) => this.work(key, items), this.options);
      this.batchers.set(key, batcher);
    }
    return batcher.add(item);
  }
}
