import { InferenceOverloadedError } from './inference.errors.js';
import { SessionThread } from './session-thread.js';
import type { Tensors, TensorSpec } from './tensor.js';

export type InferencePoolOptions = {
  /** Path of the ONNX file. */
  graph: string;
  /** Threads that hold a session each. */
  workers: number;
  /** Threads inside one session (`intraOpNumThreads`). */
  intraOpThreads: number;
  /** Calls that may be under way before one more is refused. */
  maxPending: number;
};

/** Sessions of one graph, each in a thread of its own and loaded once; a call goes to the least busy. */
export class InferencePool {
  private readonly threads: SessionThread[];
  private pending = 0;

  constructor(private readonly options: InferencePoolOptions) {
    const { graph, workers, intraOpThreads } = options;
    this.threads = Array.from({ length: workers }, () => new SessionThread({ graph, intraOpThreads }));
  }

  /** Loads the graph into every thread. @throws ModelFolderError */
  async start(): Promise<void> {
    await Promise.all(this.threads.map((thread) => thread.start()));
  }

  get inputs(): TensorSpec[] {
    return this.threads[0]?.inputs ?? [];
  }

  get outputs(): TensorSpec[] {
    return this.threads[0]?.outputs ?? [];
  }

  /**
   * Runs the graph once. The buffers of `feeds` are moved, not copied.
   * @throws InferenceOverloadedError | InferenceFailedError | InferenceCrashedError
   */
  async infer(feeds: Tensors): Promise<Tensors> {
    if (this.pending >= this.options.maxPending) throw new InferenceOverloadedError(this.pending);
    this.pending += 1;
    try {
      return await this.leastBusy().run(feeds);
    } finally {
      this.pending -= 1;
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.threads.map((thread) => thread.close()));
  }

  private leastBusy(): SessionThread {
    return this.threads.reduce((best, thread) => (thread.load < best.load ? thread : best));
  }
}
