import { describe, expect, it } from 'vitest';
import { MicroBatcher } from './micro-batcher.js';

function gate(): { open: () => void; opened: Promise<void> } {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

describe('MicroBatcher', () => {
  it('hands calls of one moment over as one batch and answers each with its own', async () => {
    const batches: number[][] = [];
    const batcher = new MicroBatcher(
      async (items: number[]) => {
        batches.push(items);
        return items.map((item) => item * 10);
      },
      { maxBatch: 8, maxWaitMs: 5, maxConcurrent: 1 },
    );
    expect(await Promise.all([1, 2, 3].map((item) => batcher.add(item)))).toEqual([10, 20, 30]);
    expect(batches).toEqual([[1, 2, 3]]);
  });

  it('starts at once when a batch is full, and never makes a larger one', async () => {
    const batches: number[] = [];
    const batcher = new MicroBatcher(
      async (items: number[]) => {
        batches.push(items.length);
        return items;
      },
      { maxBatch: 4, maxWaitMs: 60_000, maxConcurrent: 2 },
    );
    await Promise.all(Array.from({ length: 8 }, (_, item) => batcher.add(item)));
    expect(batches).toEqual([4, 4]);
  });

  it('gathers what comes while as many batches as allowed are under way', async () => {
    const { open, opened } = gate();
    const batches: number[][] = [];
    const batcher = new MicroBatcher(
      async (items: number[]) => {
        batches.push(items);
        await opened;
        return items;
      },
      { maxBatch: 10, maxWaitMs: 0, maxConcurrent: 1 },
    );
    const first = batcher.add(0);
    await new Promise((resolve) => setImmediate(resolve));
    const rest = [1, 2, 3].map((item) => batcher.add(item));
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(batches).toEqual([[0]]);
    open();
    await Promise.all([first, ...rest]);
    expect(batches).toEqual([[0], [1, 2, 3]]);
  });

  it('without a wait, gathers what comes in one turn of the event loop, through the stages behind it as well', async () => {
    const batches: [stage: string, items: number][] = [];
    const stage = (name: string) =>
      new MicroBatcher(
        async (items: number[]) => {
          batches.push([name, items.length]);
          await new Promise((resolve) => setTimeout(resolve, 1));
          return items;
        },
        { maxBatch: 8, maxWaitMs: 0, maxConcurrent: 2 },
      );
    const [first, second] = [stage('first'), stage('second')];
    const ask = async (item: number) => second.add(await first.add(item));
    expect(await Promise.all([1, 2, 3].map((item) => ask(item)))).toEqual([1, 2, 3]);
    expect(batches).toEqual([
      ['first', 3],
      ['second', 3],
    ]);
  });

  it('fails one item with its own error and none of the others', async () => {
    const batcher = new MicroBatcher(
      async (items: number[]) => items.map((item) => (item === 2 ? new Error('two') : item)),
      { maxBatch: 8, maxWaitMs: 1, maxConcurrent: 1 },
    );
    const settled = await Promise.allSettled([1, 2, 3].map((item) => batcher.add(item)));
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('fails a batch that throws, and goes on with the next', async () => {
    let calls = 0;
    const batcher = new MicroBatcher(
      async (items: number[]) => {
        calls += 1;
        if (calls === 1) throw new Error('broken');
        return items;
      },
      { maxBatch: 2, maxWaitMs: 1, maxConcurrent: 1 },
    );
    await expect(Promise.all([batcher.add(1), batcher.add(2)])).rejects.toThrow('broken');
    await expect(batcher.add(3)).resolves.toBe(3);
  });

  it('refuses an item more than may wait, and takes items again once there is room', async () => {
    const { open, opened } = gate();
    const batcher = new MicroBatcher(
      async (items: number[]) => {
        await opened;
        return items;
      },
      {
        maxBatch: 1,
        maxWaitMs: 0,
        maxConcurrent: 1,
        maxWaiting: 1,
        refuse: (waiting) => new RangeError(`${waiting} wait`),
      },
    );
    const [underWay, waiting] = [batcher.add(1), batcher.add(2)];
    await expect(batcher.add(3)).rejects.toThrow(new RangeError('1 wait'));
    open();
    await expect(Promise.all([underWay, waiting])).resolves.toEqual([1, 2]);
    await expect(batcher.add(4)).resolves.toBe(4);
  });
});
