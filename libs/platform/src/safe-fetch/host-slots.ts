import { LRUCache } from 'lru-cache';
import { FetchFailedError } from './fetch-failed.error.js';

export type HostSlotsOptions = {
  /** Of one host at a time. */
  perHost: number;
  /** Of all hosts together. */
  total: number;
  /** Of those, how many slow hosts may hold while others have work. */
  slowTotal: number;
  /** A fetch that takes longer makes its host a slow one, until one of it is faster. */
  slowAfterMs: number;
};

/** One piece of work that waits for its turn, or has it. */
type Turn = { host: string; begin: () => void; giveUp: AbortController; isLong: boolean };

/** For so long a host that has nothing to do is remembered to be slow. */
const REMEMBERED_MS = 60_000;
const REMEMBERED = 1_000;

/**
 * How much is asked of one host, and of all together, at a time. Not by the agent's own totals: those count idle
 * connections, which a host can keep open until no other is reached. Hosts that are slow may hold all places while no
 * other host has work, and a part of them while one has: what holds more is given up for whoever waits.
 */
export class HostSlots {
  private readonly waiting = new Set<Turn>();
  private readonly running = new Set<Turn>();
  private readonly slow = new LRUCache<string, true>({ max: REMEMBERED, ttl: REMEMBERED_MS });

  constructor(private readonly options: HostSlotsOptions) {}

  /**
   * Runs `work` when it is its turn; what waits for its own host takes no place from others.
   * @param work is told by its signal when to end: `signal` was aborted, or the place is needed
   * @throws FetchFailedError URL_TIMED_OUT where it was given up for the fetch of another host
   */
  async use<T>(host: string, work: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T> {
    const turn: Turn = { host, begin: () => undefined, giveUp: new AbortController(), isLong: false };
    const turnComes = new Promise<void>((resolve) => (turn.begin = resolve));
    const either = AbortSignal.any([signal, turn.giveUp.signal]);
    const ended = new Promise<never>((_, reject) => {
      if (either.aborted) reject(either.reason as Error);
      either.addEventListener('abort', () => reject(either.reason as Error), { once: true });
    });
    this.waiting.add(turn);
    this.next();
    try {
      await Promise.race([turnComes, ended]);
      return await Promise.race([this.timed(turn, () => work(either)), ended]);
    } finally {
      this.waiting.delete(turn);
      this.running.delete(turn);
      this.next();
    }
  }

  private async timed<T>(turn: Turn, work: () => Promise<T>): Promise<T> {
    const timer = setTimeout(() => {
      turn.isLong = true;
      this.slow.set(turn.host, true);
      this.next();
    }, this.options.slowAfterMs);
    try {
      return await work();
    } finally {
      clearTimeout(timer);
      if (!turn.isLong) this.slow.delete(turn.host);
    }
  }

  /** Begins whatever may begin: of hosts that are not slow first, each kind in the order in which it came. */
  private next(): void {
    const isSlow = ({ host }: Turn) => this.slow.has(host);
    const [slow, others] = [
      [...this.waiting].filter(isSlow),
      [...this.waiting].filter((one) => !isSlow(one)),
    ];
    const held = () => [...this.running].filter(isSlow).length;
    for (const turn of others) {
      if (this.ofHost(turn.host) >= this.options.perHost) continue;
      if (this.running.size < this.options.total || this.makeRoom(turn)) this.begin(turn);
    }
    const hasOthers = others.length > 0 || held() < this.running.size;
    const most = hasOthers ? this.options.slowTotal : this.options.total;
    for (const turn of slow) {
      if (this.ofHost(turn.host) >= this.options.perHost) continue;
      const isRoom = this.running.size < this.options.total && held() < most;
      if (isRoom || this.makeRoom(turn)) this.begin(turn);
    }
  }

  private begin(turn: Turn): void {
    this.waiting.delete(turn);
    this.running.add(turn);
    turn.begin();
  }

  private ofHost(host: string): number {
    let count = 0;
    for (const turn of this.running) if (turn.host === host) count += 1;
    return count;
  }

  /**
   * Gives up the oldest long fetch of the slow host that holds the most: for a host that is not slow where slow ones
   * hold more than their part, and for any that has no place at all. One fetch of each host is left alone.
   */
  private makeRoom({ host }: Turn): boolean {
    const held = [...this.running].filter((turn) => this.slow.has(turn.host));
    const isOwed = !this.slow.has(host) && held.length > this.options.slowTotal;
    if (!isOwed && this.ofHost(host) > 0) return false;
    const [oldest] = held
      .filter((turn) => turn.isLong && this.ofHost(turn.host) > 1)
      .toSorted((one, other) => this.ofHost(other.host) - this.ofHost(one.host));
    if (oldest === undefined) return false;
    this.running.delete(oldest);
    oldest.giveUp.abort(new FetchFailedError('URL_TIMED_OUT', { fact: 'others waited' }));
    return true;
  }
}
