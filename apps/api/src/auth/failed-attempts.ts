import { isIPv6 } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { CONFIG, DomainError } from '#platform';
import type { Config } from '../config.js';

const MINUTE_S = 60;

/** An address has sent too many keys that are not known. */
export class TooManyAttemptsError extends DomainError {
  readonly code = 'TOO_MANY_ATTEMPTS';
  readonly kind = 'rate-limited';

  constructor(readonly retryAfterSeconds: number) {
    super('Too many wrong keys came from this address. Correct the key, and wait before you try again.');
  }
}

/**
 * Counts wrong keys by the address that sends them. One that sends too many within a minute is refused for a minute,
 * before anyone looks at its keys: neither guesses nor look-ups of them are free. Each process counts by itself.
 */
@Injectable()
export class FailedAttempts {
  private readonly limiter: RateLimiterMemory;

  constructor(@Inject(CONFIG) { AUTH_FAILURES_PER_MINUTE: points }: Config) {
    this.limiter = new RateLimiterMemory({ points, duration: MINUTE_S, blockDuration: MINUTE_S });
  }

  /** @throws TooManyAttemptsError */
  async require(address: string): Promise<void> {
    const state = await this.limiter.get(networkOf(address));
    if (state !== null && state.consumedPoints > this.limiter.points) {
      throw new TooManyAttemptsError(Math.max(1, Math.ceil(state.msBeforeNext / 1000)));
    }
  }

  async count(address: string): Promise<void> {
    // It rejects with what `require` then says.
    await this.limiter.consume(networkOf(address)).catch(() => undefined);
  }
}

/** Of IPv6 whoever has one address has 2⁶⁴ of them (RFC 6177). */
export function networkOf(address: string): string {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address;
  const [head = '', tail] = address.split('::', 2);
  const start = head.split(':').filter((group) => group !== '');
  const end = (tail ?? '').split(':').filter((group) => group !== '');
  const zeros = Array.from({ length: Math.max(0, 8 - start.length - end.length) }, () => '0');
  return [...start, ...(tail === undefined ? [] : zeros), ...end].slice(0, 4).join(':');
}
