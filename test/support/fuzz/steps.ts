import { Redis } from 'ioredis';
import pg from 'pg';
import { vi } from 'vitest';

/**
 * Counts what this process asks of Postgres and Redis: how much work a request is, on a machine of any speed. What a
 * timer asks meanwhile counts as well.
 */
export class Steps {
  private readonly asked = [vi.spyOn(pg.Client.prototype, 'query'), vi.spyOn(Redis.prototype, 'sendCommand')];

  /** @returns the statements and commands since it was last called */
  take(): number {
    const count = this.asked.reduce((sum, { mock }) => sum + mock.calls.length, 0);
    for (const spy of this.asked) spy.mockClear();
    return count;
  }

  stop(): void {
    for (const spy of this.asked) spy.mockRestore();
  }
}
