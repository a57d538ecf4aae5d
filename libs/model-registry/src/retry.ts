import { setTimeout as sleep } from 'node:timers/promises';

/** A failure that passes: the same may be tried again, after `retryAfterMs` where the server said so. */
export class PassingFailure extends Error {
  constructor(
    message: string,
    readonly retryAfterMs?: number,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

export type RetryPolicy = {
  /** Tries in a row that bring nothing. */
  tries: number;
  /** Tries altogether, however much each brings. */
  triesInAll: number;
  /** The wait doubles from `baseMs` to `capMs`, and a random part of it is waited. */
  baseMs: number;
  capMs: number;
  /** A server that asks for a longer wait is not waited for. */
  longestRetryAfterMs: number;
};

export const RETRY: RetryPolicy = {
  tries: 6,
  triesInAll: 50,
  baseMs: 500,
  capMs: 30_000,
  longestRetryAfterMs: 5 * 60_000,
};

/** Milliseconds to wait after the `failures`-th failure in a row (from 1): full jitter, at least a tenth. */
export function backoffMs(policy: RetryPolicy, failures: number, random = Math.random): number {
  const ceiling = Math.min(policy.capMs, policy.baseMs * 2 ** (failures - 1));
  return ceiling * (0.1 + 0.9 * random());
}

/**
 * Runs `attempt` until it succeeds, fails for good or has failed too often.
 * @param attempt answers, or throws PassingFailure; `progress()` rising between tries resets the count
 * @throws the last PassingFailure, or whatever else `attempt` throws
 */
export async function withRetries<T>(
  policy: RetryPolicy,
  attempt: () => Promise<T>,
  hooks: {
    progress?: () => number;
    onRetry?: ((failure: PassingFailure, waitMs: number) => void) | undefined;
    signal?: AbortSignal | undefined;
  } = {},
): Promise<T> {
  let inARow = 0;
  for (let all = 1; ; all++) {
    const before = hooks.progress?.() ?? 0;
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof PassingFailure)) throw error;
      inARow = (hooks.progress?.() ?? 0) > before ? 1 : inARow + 1;
      const asked = error.retryAfterMs ?? 0;
      if (inARow >= policy.tries || all >= policy.triesInAll || asked > policy.longestRetryAfterMs)
        throw error;
      const waitMs = Math.max(asked, backoffMs(policy, inARow));
      hooks.onRetry?.(error, waitMs);
      await sleep(waitMs, undefined, hooks.signal === undefined ? {} : { signal: hooks.signal });
    }
  }
}
