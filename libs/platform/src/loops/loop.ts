/** Processes that started together do not stay in step. */
const JITTER = 0.1;

export type LoopOptions = {
  /** Names it in logs and metrics. */
  name: string;
  /**
   * One turn.
   * @param signal aborted when the process stops: what is under way is finished, or left for another worker
   * @returns milliseconds until the next turn; 0 where more waits already
   */
  turn(signal: AbortSignal): Promise<number>;
  /** What the log says of a turn that failed. */
  failure: string;
  /** Milliseconds between a turn that failed and the next. */
  failedMs: number;
  /** Milliseconds before the first turn. */
  firstMs?: number;
};

export type LoopListener = {
  turned(name: string): void;
  failed(name: string, failure: string, error: unknown): void;
};

/** Work that a process does again and again until it stops: a turn, a pause, the next turn, one at a time. */
export class Loop {
  private readonly stopping = new AbortController();
  private readonly ended: Promise<void>;
  private isWoken = false;
  private endPause: () => void = () => undefined;

  constructor(
    private readonly options: LoopOptions,
    private readonly listener: LoopListener,
  ) {
    this.ended = this.run();
  }

  /** There is work: the pause ends, or does not begin where a turn is under way. */
  wake(): void {
    this.isWoken = true;
    this.endPause();
  }

  /** Settles when the turn that is under way has ended. May be called again. */
  async stop(): Promise<void> {
    this.stopping.abort(new Error('The process is stopping'));
    this.endPause();
    await this.ended;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    await this.pause(this.options.firstMs ?? 0);
    while (!signal.aborted) {
      this.isWoken = false;
      await this.pause(await this.turn(signal));
    }
  }

  private async turn(signal: AbortSignal): Promise<number> {
    const { name, turn, failure, failedMs } = this.options;
    try {
      const pause = await turn(signal);
      this.listener.turned(name);
      return pause;
    } catch (error) {
      this.listener.failed(name, failure, error);
      return failedMs;
    }
  }

  private async pause(ms: number): Promise<void> {
    if (ms <= 0 || this.isWoken || this.stopping.signal.aborted) return;
    const length = ms * (1 + JITTER * (2 * Math.random() - 1));
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, length);
      this.endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
