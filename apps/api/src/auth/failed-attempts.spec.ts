import { describe, expect, it } from 'vitest';
import { testConfig } from '#testing';
import { FailedAttempts, networkOf } from './failed-attempts.js';

describe('wrong keys', () => {
  it('are free a few times; then their address is refused, and no other', async () => {
    const attempts = new FailedAttempts(testConfig({ AUTH_FAILURES_PER_MINUTE: '3' }));
    for (let i = 0; i < 3; i++) {
      await attempts.require('203.0.113.7');
      await attempts.count('203.0.113.7');
    }
    await attempts.require('203.0.113.7');
    await attempts.count('203.0.113.7');
    await expect(attempts.require('203.0.113.7')).rejects.toMatchObject({
      code: 'TOO_MANY_ATTEMPTS',
      retryAfterSeconds: expect.any(Number),
    });
    await expect(attempts.require('203.0.113.8')).resolves.toBeUndefined();
  });

  it.each([
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['::ffff:192.0.2.1', '::ffff:192.0.2.1'],
    ['192.0.2.1', '192.0.2.1'],
  ])('of %s are those of the network %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
