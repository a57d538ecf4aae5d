import { type CallListener, measured } from './inference-call.js';
import { InferenceOverloadedError } from './inference.errors.js';
import type { InferenceLoop } from './inference-loop.js';
import type { GraphStatus, LoadedGraph } from './inference.port.js';
import { type Device, SessionThread } from './session-thread.js';
import type { Tensors, TensorSpec } from './tensor.js';

export type InferencePoolOptions = {
  /** Path of the ONNX file. */
  graph: string;
  /** What `onCall` is told that it is; the path without. */
  name?: string;
  /** Threads that hold a session each. */
  workers: number;
  /** Threads inside one session (`intraOpNumThreads`). */
  intraOpThreads: number;
  /** Calls that may be under way before one more is refused. */
  maxPending: number;
  /** `auto` falls back to the CPU where CUDA does not start. */
  device?: 'auto' | Device;
  /** Which GPU. */
  gpu?: number;
  /** Rows of one call that pay off on each device. */
  batch?: Record<Device, number>;
  onCall?: CallListener;
};

/** Sessions of one graph, each in a thread of its own and loaded once; a call goes to the least busy. */
export class InferencePool implements LoadedGraph {
  private readonly threads: SessionThread[];
  private pending = 0;

  constructor(private readonly options: InferencePoolOptions) {
    const { graph, workers, intraOpThreads, device = 'cpu', gpu = 0 } = options;
    const session = { graph, intraOpThreads, device, gpu };
    this.threads = Array.from({ length: workers }, () => new SessionThread(session));
  }

  /** Loads the graph into every thread. @throws ModelFolderError | DeviceUnavailableError */
  async start(): Promise<void> {
    await Promise.all(this.threads.map((thread) => thread.start()));
  }

  get inputs(): readonly TensorSpec[] {
    return this.threads[0]?.inputs ?? [];
  }

  get outputs(): readonly TensorSpec[] {
    return this.threads[0]?.outputs ?? [];
  }

  /** Where the sessions really run. */
  get device(): Device {
    return this.threads.every(({ device }) => device === 'cuda') ? 'cuda' : 'cpu';
  }

  /** Why a session runs on the CPU though a GPU was asked for. */
  get fallback(): string | undefined {
    return this.threads.find(({ fallback }) => fallback !== undefined)?.fallback;
  }

  get maxBatch(): number {
    return this.options.batch?.[this.device] ?? 1;
  }

  get concurrency(): number {
    return this.options.workers;
  }

  /**
   * Runs the graph once. The buffers of `feeds` are moved, not copied.
   * @throws InferenceOverloadedError | InferenceOutOfMemoryError | InferenceFailedError | InferenceCrashedError
   */
  infer(feeds: Tensors): Promise<Tensors> {
    return this.counted(feeds, (thread) => thread.run(feeds));
  }

  /**
   * Runs the graph again and again in one thread: what is carried from run to run does not leave it.
   * @returns the outputs of the last run
   * @throws what `infer` throws, InferenceNotFiniteError, `signal.reason`, what `onRun` throws
   */
  loop(loop: InferenceLoop): Promise<Tensors> {
    return this.counted(loop.feeds, (thread) => thread.loop(loop));
  }

  status(): GraphStatus {
    const sum = (of: (thread: SessionThread) => number) =>
      this.threads.reduce((total, thread) => total + of(thread), 0);
    return {
      device: this.device,
      sessions: sum((thread) => (thread.isUp ? 1 : 0)),
      loadedBytes: sum((thread) => thread.loadedBytes),
      restarts: sum((thread) => thread.restarts),
      pending: this.pending,
    };
  }

  async close(): Promise<void> {
    await Promise.all(this.threads.map((thread) => thread.close()));
  }

  private counted(feeds: Tensors, work: (thread: SessionThread) => Promise<Tensors>): Promise<Tensors> {
    const { graph, name = graph, onCall, maxPending } = this.options;
    return measured(name, feeds, onCall, async () => {
      if (this.pending >= maxPending) throw new InferenceOverloadedError(this.pending);
      this.pending += 1;
      try {
        return await work(this.leastBusy());
      } finally {
        this.pending -= 1;
      }
    });
  }

  private leastBusy(): SessionThread {
    return this.threads.reduce((best, thread) => (thread.load < best.load ? thread : best));
  }
}
