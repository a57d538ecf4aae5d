import pLimit from 'p-limit';

/**
 * How much is asked of one host, and of all together, at a time. Not by the agent's own totals: those count idle
 * connections, which a host can keep open until no other is reached.
 */
export class HostSlots {
  private readonly all: ReturnType<typeof pLimit>;
  private readonly ofHost = new Map<string, ReturnType<typeof pLimit>>();

  constructor(
    private readonly perHost: number,
    total: number,
  ) {
    this.all = pLimit(total);
  }

  /** Runs `work` when it is its turn; what waits for its own host takes no place from others. */
  async use<T>(host: string, work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    const slots = this.ofHost.get(host) ?? pLimit(this.perHost);
    this.ofHost.set(host, slots);
    const inTurn = slots(() => this.all(() => (signal.throwIfAborted(), work())));
    const done = inTurn.finally(() => {
      if (slots.activeCount + slots.pendingCount === 0) this.ofHost.delete(host);
    });
    return Promise.race([done, aborted(signal)]);
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason as Error);
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}
