export type MicroBatcherOptions = {
  /** Items of one batch at most. */
  maxBatch: number;
  /**
   * How long the first item of a batch waits for company, milliseconds; 0: for what comes in the same turn of the event
   * loop, and while others are under way.
   */
  maxWaitMs: number;
  /** Batches under way at once; further items gather meanwhile. */
  maxConcurrent: number;
  /** Items that may wait for those under way; one more is refused with the error of `refuse`. Unset: no bound. */
  maxWaiting?: number;
  refuse?: (waiting: number) => Error;
};

type Waiting<In, Out> = { item: In; resolve: (out: Out) => void; reject: (error: unknown) => void };

/**
 * Gathers single calls into batches. `work` answers each item with a value or an Error, in order; a throw fails
 * the items of that batch alone.
 */
export class MicroBatcher<In, Out> {
  private readonly waiting: Waiting<In, Out>[] = [];
  private timer: NodeJS.Timeout | undefined;
  private turn: NodeJS.Immediate | undefined;
  private running = 0;

  constructor(
    private readonly work: (items: In[]) => Promise<(Out | Error)[]>,
    private readonly options: MicroBatcherOptions,
  ) {}

  /** Items that wait for a batch. */
  get size(): number {
    return this.waiting.length;
  }

  add(item: In): Promise<Out> {
    const { maxWaiting = Infinity, maxBatch, maxConcurrent, refuse } = this.options;
    // Those that start with the next batches do not wait for others.
    const late = this.waiting.length - (maxConcurrent - this.running) * maxBatch;
    if (late >= maxWaiting) {
      return Promise.reject(refuse?.(late) ?? new Error('too many items wait for a batch'));
    }
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      this.schedule();
    });
  }

  private schedule(): void {
    if (this.running >= this.options.maxConcurrent || this.waiting.length === 0) return;
    const { maxBatch, maxWaitMs } = this.options;
    if (this.waiting.length >= maxBatch) this.flush();
    else if (maxWaitMs === 0) this.turn ??= setImmediate(() => this.flush());
    else this.timer ??= setTimeout(() => this.flush(), maxWaitMs);
  }

  private flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    clearImmediate(this.turn);
    this.turn = undefined;
    if (this.running >= this.options.maxConcurrent || this.waiting.length === 0) return;
    const batch = this.waiting.splice(0, this.options.maxBatch);
    this.running += 1;
    void this.run(batch).finally(() => {
      this.running -= 1;
      this.schedule();
    });
    this.schedule();
  }

  private async run(batch: Waiting<In, Out>[]): Promise<void> {
    try {
      const outs = await this.work(batch.map(({ item }) => item));
      for (const [index, { resolve, reject }] of batch.entries()) {
        const out = outs[index];
        if (out === undefined)
          reject(new Error(`the batch answered ${outs.length} of ${batch.length} items`));
        else if (out instanceof Error) reject(out);
        else resolve(out);
      }
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }
}
