import type { Tensors } from './tensor.js';

/** A graph that is run again and again, outputs of one run being inputs of the next: an integration, a decoder. */
export type InferenceLoop = {
  /** Inputs of the first run; of later ones those that nothing else says. The buffers are moved away. */
  feeds: Tensors;
  /** What each run takes besides, so many runs are made. The buffers are moved away. */
  runs: readonly Tensors[];
  /** Which input of the next run an output is, by the output's name. */
  carry: Readonly<Record<string, string>>;
  /** Ends the loop between two runs. */
  signal: AbortSignal;
  /**
   * Told after each run how many were made, one at a time and in their order. The next run does not wait for it; a
   * rejection ends the loop.
   */
  onRun?: (made: number) => void | Promise<void>;
};

/** Tells a listener of runs in their order. */
export class RunListener {
  private told: Promise<void> = Promise.resolve();

  /** @param failed called with what the listener threw, which is told of nothing more */
  constructor(
    private readonly listen: InferenceLoop['onRun'],
    private readonly failed: (error: unknown) => void,
  ) {}

  tell(made: number): void {
    this.told = this.told.then(() => this.listen?.(made));
    this.told.catch(this.failed);
  }

  /** Once all was told. @throws what the listener threw */
  end(): Promise<void> {
    return this.told;
  }
}
