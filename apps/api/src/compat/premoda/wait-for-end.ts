import type { EventEmitter } from 'node:events';
import type { Tenant } from '#tenant';
import { TooManyFeedsError, type TryOnFeeds } from '#try-on';

/**
 * Waits until a job has ended, for so many seconds at most, and no longer than the client does. Where the key's jobs are watched
 * by as many as may already, it does not wait.
 * @throws NotFoundError
 */
export async function waitForEnd(
  feeds: Pick<TryOnFeeds, 'untilEnded'>,
  tenant: Tenant,
  id: string,
  {
    seconds,
    response,
  }: { seconds: number; response: Pick<EventEmitter, 'once' | 'off'> & { closed: boolean } },
): Promise<void> {
  const over = new AbortController();
  const stop = () => over.abort();
  const timer = setTimeout(stop, seconds * 1000);
  response.once('close', stop);
  if (response.closed) stop();
  try {
    await feeds.untilEnded(tenant, id, over.signal);
  } catch (error) {
    if (!(error instanceof TooManyFeedsError)) throw error;
  } finally {
    clearTimeout(timer);
    response.off('close', stop);
  }
}
