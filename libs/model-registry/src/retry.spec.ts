import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backoffMs, PassingFailure, RETRY, withRetries } from './retry.js';

const quick = { tries: 3, triesInAll: 8, baseMs: 1, capMs: 2, longestRetryAfterMs: 50 };

describe('backoffMs', () => {
  it('stays between a tenth of the base and the cap', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (failures, random) => {
          const wait = backoffMs(RETRY, failures, () => random);
          expect(wait).toBeGreaterThanOrEqual(RETRY.baseMs / 10);
          expect(wait).toBeLessThanOrEqual(RETRY.capMs);
        },
      ),
    );
  });
});

describe('withRetries', () => {
  const failing = (times: number) => {
    let calls = 0;
    return {
      attempt: async () => (++calls <= times ? Promise.reject(new PassingFailure('no')) : calls),
      calls: () => calls,
    };
  };

  it('tries again what passes', async () => expect(withRetries(quick, failing(2).attempt)).resolves.toBe(3));

  it('gives up after its tries', async () => {
    const { attempt, calls } = failing(99);
    await expect(withRetries(quick, attempt)).rejects.toBeInstanceOf(PassingFailure);
    expect(calls()).toBe(3);
  });

  it('counts anew while each try brings something, but not for ever', async () => {
    const { attempt, calls } = failing(99);
    await expect(withRetries(quick, attempt, { progress: calls })).rejects.toBeInstanceOf(PassingFailure);
    expect(calls()).toBe(8);
  });

  it('does not try again what is final', async () => {
    let calls = 0;
    const attempt = () => {
      calls++;
      return Promise.reject(new TypeError('final'));
    };
    await expect(withRetries(quick, attempt)).rejects.toBeInstanceOf(TypeError);
    expect(calls).toBe(1);
  });

  it('does not wait for a server that asks for longer than it is willing to', async () => {
    const attempt = () => Promise.reject(new PassingFailure('later', 3_600_000));
    await expect(withRetries(quick, attempt)).rejects.toThrow('later');
  });
});
