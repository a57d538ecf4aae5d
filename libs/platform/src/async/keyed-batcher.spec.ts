import { describe, expect, it } from 'vitest';
import { KeyedBatcher } from './keyed-batcher.js';

describe('KeyedBatcher', () => {
  it('gathers the calls of one key and never mixes two', async () => {
    const batches: [string, number[]][] = [];
    const batcher = new KeyedBatcher(
      async (key, items: number[]) => {
        batches.push([key, items]);
        return items.map((item) => `${key}${item}`);
      },
      { maxBatch: 8, maxWaitMs: 2, maxConcurrent: 1 },
    );
    const answers = await Promise.all([batcher.add('a', 1), batcher.add('b', 1), batcher.add('a', 2)]);
    expect(answers).toEqual(['a1', 'b1', 'a2']);
    expect(batches).toEqual([
      ['a', [1, 2]],
      ['b', [1]],
    ]);
  });
});
