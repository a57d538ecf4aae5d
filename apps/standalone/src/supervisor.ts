import { setTimeout as sleep } from 'node:timers/promises';
import type { ChildCrashedError } from './services/child-errors.js';
import { Child, type ChildOptions } from './services/child.js';

export interface StartPlan {
  options: ChildOptions;
  /** Throws as long as the process is not ready. */
  probe: () => Promise<void>;
  withinMs: number;
}

/**
 * Owns every process that was started. Processes stop in the reverse order of their groups, so that
 * the API and the worker end before the database that they still talk to.
 */
export class Supervisor {
  private readonly groups: Child[][] = [];
  private failed!: (error: ChildCrashedError) => void;

  /** Rejects as soon as one of the processes ends by itself; never resolves. */
  private readonly crash = new Promise<never>((_, reject) => {
    this.failed = reject;
  });

  constructor() {
    // It is raced against the work; between two races it must not count as unhandled.
    this.crash.catch(() => undefined);
  }

  /**
   * The outcome of work that needs the processes; where one of them crashed, that. A request that was
   * under way fails a moment before the end of its process is known, so a failure waits for it.
   */
  async orItsCrash<T>(work: Promise<T>): Promise<T> {
    const failingSlowly = work.catch(async (error: unknown) => {
      await sleep(500);
      throw error;
    });
    return Promise.race([failingSlowly, this.crash]);
  }

  watch(children: Child[]): void {
    this.groups.push(children);
    for (const child of children) void child.untilCrash().catch(this.failed);
  }

  /** Starts processes side by side and resolves when every one of them is ready. */
  async start(plans: StartPlan[]): Promise<void> {
    const children = await Promise.all(plans.map(({ options }) => Child.start(options)));
    this.watch(children);
    await Promise.all(
      children.map((child, i) => {
        const { probe, withinMs } = plans[i] as StartPlan;
        return child.ready(probe, withinMs);
      }),
    );
  }

  async stop(): Promise<void> {
    for (const group of this.groups.reverse()) await Promise.all(group.map((child) => child.stop()));
    this.groups.length = 0;
    // What was being started when the stop came belongs to no group yet.
    await Child.stopAll();
  }

  kill(): void {
    for (const child of this.groups.flat()) child.kill();
  }
}
