import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Loop, type LoopOptions } from './loop.js';

let loop: Loop | undefined;
const failures: unknown[] = [];
const run = (options: Partial<LoopOptions> & Pick<LoopOptions, 'turn'>) => {
  loop = new Loop(
    { name: 'spec', failure: 'It failed', failedMs: 1_000, ...options },
    { turned: () => undefined, failed: (_name, _failure, error) => failures.push(error) },
  );
  return loop;
};
/** Longer than any pause of so many milliseconds, its jitter included, and shorter than two. */
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms * 1.2);

beforeEach(() => {
  vi.useFakeTimers();
  failures.length = 0;
});
afterEach(async () => {
  await loop?.stop();
  vi.useRealTimers();
});

describe('Loop', () => {
  it('takes the next turn after the pause that the last one asked for', async () => {
    const turn = vi.fn<() => Promise<number>>(() => Promise.resolve(100));
    run({ turn });
    await pass(0);
    expect(turn).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(80);
    expect(turn).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(40);
    expect(turn).toHaveBeenCalledTimes(2);
  });

  it('waits before the first turn where it is told to', async () => {
    const turn = vi.fn<() => Promise<number>>(() => Promise.resolve(1_000_000));
    run({ turn, firstMs: 500 });
    await vi.advanceTimersByTimeAsync(400);
    expect(turn).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(200);
    expect(turn).toHaveBeenCalledOnce();
  });

  it('tells of a turn that fails, and tries again later', async () => {
    const turn = vi.fn<() => Promise<number>>(() => Promise.reject(new Error('away')));
    run({ turn });
    await pass(0);
    expect(failures).toMatchObject([{ message: 'away' }]);
    await pass(1_000);
    expect(turn).toHaveBeenCalledTimes(2);
  });

  it('is woken from its pause', async () => {
    const turn = vi.fn<() => Promise<number>>(() => Promise.resolve(1_000_000));
    const woken = run({ turn });
    await pass(0);
    woken.wake();
    await pass(0);
    expect(turn).toHaveBeenCalledTimes(2);
  });

  it('makes no pause where it was woken during a turn', async () => {
    const ends: (() => void)[] = [];
    const turn = vi.fn<() => Promise<number>>(
      () => new Promise<number>((resolve) => ends.push(() => resolve(1_000_000))),
    );
    const woken = run({ turn });
    await pass(0);
    woken.wake();
    ends[0]?.();
    await pass(0);
    expect(turn).toHaveBeenCalledTimes(2);
    ends[1]?.();
  });

  it('stops when the turn under way has ended, and takes no other', async () => {
    let end: () => void = () => undefined;
    let given: AbortSignal | undefined;
    const turn = vi.fn<(signal: AbortSignal) => Promise<number>>((signal) => {
      given = signal;
      return new Promise<number>((resolve) => (end = () => resolve(0)));
    });
    const stopped = vi.fn<() => void>();
    const running = run({ turn });
    await pass(0);
    const stopping = running.stop().then(stopped);
    await pass(0);
    expect(given?.aborted).toBe(true);
    expect(stopped).not.toHaveBeenCalled();
    end();
    await stopping;
    expect(turn).toHaveBeenCalledOnce();
  });
});
