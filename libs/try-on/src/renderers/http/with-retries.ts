import { setTimeout as sleep } from 'node:timers/promises';
import { PassingFailure } from './passing-failure.js';

export type Retries = {
  /** Calls at most, the first among them. */
  calls: number;
  /** The longest wait before the second call; it doubles from there. */
  firstWaitMs: number;
  signal: AbortSignal;
};

const LONGEST_WAIT_MS = 20_000;

/**
 * Makes a call again while it fails in a way that may pass; each wait is a random part of a doubling bound, or what the
 * server asks for.
 * @throws TryOnError, the last failure's; `signal.reason` when the job was stopped
 */
export async function withRetries<T>(
  { calls, firstWaitMs, signal }: Retries,
  make: () => Promise<T>,
): Promise<T> {
  for (let made = 1; ; made++) {
    try {
      return await make();
    } catch (error) {
      if (!(error instanceof PassingFailure)) throw error;
      if (made >= calls) throw error.failure;
      const bound = Math.min(firstWaitMs * 2 ** (made - 1), LONGEST_WAIT_MS);
      const wait = Math.max(Math.random() * bound, Math.min(error.afterMs, LONGEST_WAIT_MS));
      await sleep(wait, undefined, { signal }).catch(() => signal.throwIfAborted());
    }
  }
}
