import { setTimeout as sleep } from 'node:timers/promises';

export interface Bounds {
  withinMs?: number;
  everyMs?: number;
}

/** Calls `look` until it no longer throws; its last error is the one that the test fails with. */
export async function eventually<T>(
  look: () => Promise<T> | T,
  { withinMs = 60_000, everyMs = 100 }: Bounds = {},
): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    try {
      return await look();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await sleep(everyMs);
    }
  }
}
