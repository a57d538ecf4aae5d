import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import type { Tenant } from '#tenant';
import { TooManyFeedsError } from '#try-on';
import { waitForEnd } from './wait-for-end.js';

const tenant = {} as Tenant;
const LONG = 3_600;

/** Feeds of a job that does not end by itself. */
function endless() {
  const signals: AbortSignal[] = [];
  const untilEnded = (_tenant: Tenant, _id: string, signal: AbortSignal) => {
    signals.push(signal);
    return new Promise<void>((resolve) => {
      if (signal.aborted) resolve();
      else signal.addEventListener('abort', () => resolve());
    });
  };
  return { signals, untilEnded };
}

const open = () => Object.assign(new EventEmitter(), { closed: false });

describe('waitForEnd', () => {
  it('waits until the job has ended, and leaves nothing behind', async () => {
    const response = open();
    await waitForEnd({ untilEnded: async () => undefined }, tenant, 'job', { seconds: LONG, response });
    expect(response.listenerCount('close')).toBe(0);
  });

  it('ends when the client goes, or has gone before', async () => {
    const feeds = endless();
    const response = open();
    const waited = waitForEnd(feeds, tenant, 'job', { seconds: LONG, response });
    expect(feeds.signals[0]?.aborted).toBe(false);
    response.emit('close');
    await waited;
    await waitForEnd(feeds, tenant, 'job', {
      seconds: LONG,
      response: Object.assign(open(), { closed: true }),
    });
    expect(feeds.signals.map(({ aborted }) => aborted)).toEqual([true, true]);
  });

  it('ends when its time is over', async () => {
    const feeds = endless();
    await waitForEnd(feeds, tenant, 'job', { seconds: 0.01, response: open() });
    expect(feeds.signals[0]?.aborted).toBe(true);
  });

  it('does not wait where too many do, and hands on what else is wrong', async () => {
    const failing = (failure: Error) =>
      waitForEnd(
        {
          untilEnded: async () => {
            throw failure;
          },
        },
        tenant,
        'job',
        {
          seconds: LONG,
          response: open(),
        },
      );
    await failing(new TooManyFeedsError(1));
    const fault = new Error('a fault');
    await expect(failing(fault)).rejects.toBe(fault);
  });
});
