import pLimit from 'p-limit';
import type { InferenceStatus } from '#contracts';
import type { CallListener, GraphStatus } from '#inference';
import {
  type CutOut,
  type QualityReport,
  type RenderToJudge,
  type TryOnObserver,
  type TryOnOutcome,
  TryOnPipeline,
  type TryOnRequest,
} from '../pipeline/try-on-pipeline.js';
import { PipelineThread } from './pipeline-thread.js';
import type { ThreadData } from './protocol.js';

/** A pipeline in worker threads of its own, as many runs at a time as there are threads. */
export class ThreadedTryOnPipeline extends TryOnPipeline {
  private readonly idle: PipelineThread[];
  private readonly all: readonly PipelineThread[];
  private readonly slots: ReturnType<typeof pLimit>;

  private readonly madeBy: string;

  /**
   * @param facts.onCall told of each call of a model, in whichever thread
   * @param facts.revision of the pipeline in the threads
   */
  constructor(data: ThreadData, threads: number, facts: { onCall?: CallListener; revision?: string } = {}) {
    super();
    const { onCall, revision = '' } = facts;
    this.madeBy = revision;
    this.all = Array.from({ length: threads }, () => new PipelineThread(data, onCall));
    this.idle = [...this.all];
    this.slots = pLimit(threads);
  }

  /** Loads the models in every thread. @throws PipelineCrashedError */
  async start(): Promise<void> {
    await Promise.all(this.all.map((thread) => thread.start()));
  }

  run(request: TryOnRequest, observer: TryOnObserver): Promise<TryOnOutcome> {
    return this.withThread((thread) => thread.run(request, observer));
  }

  cut(photo: Uint8Array, signal?: AbortSignal): Promise<CutOut[]> {
    return this.withThread((thread) => thread.cut(photo, signal));
  }

  judge(render: RenderToJudge): Promise<QualityReport> {
    return this.withThread((thread) => thread.judge(render));
  }

  override revision(): string {
    return this.madeBy;
  }

  /** Of its first thread: all of them load the same models on the same device. */
  override inference(): InferenceStatus | undefined {
    return this.all[0]?.inference();
  }

  /** Of all its threads together. */
  override graphs(): Record<string, GraphStatus> {
    const sum: Record<string, GraphStatus> = {};
    for (const [name, status] of this.all.flatMap((thread) => Object.entries(thread.graphs()))) {
      const before = sum[name];
      sum[name] = before === undefined ? status : added(before, status);
    }
    return sum;
  }

  private withThread<T>(work: (thread: PipelineThread) => Promise<T>): Promise<T> {
    return this.slots(async () => {
      const thread = this.idle.pop();
      if (thread === undefined) throw new Error('A run has a slot but no thread.');
      try {
        return await work(thread);
      } finally {
        this.idle.push(thread);
      }
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.all.map((thread) => thread.end()));
  }
}

function added(a: GraphStatus, b: GraphStatus): GraphStatus {
  return {
    device: a.device,
    sessions: a.sessions + b.sessions,
    loadedBytes: a.loadedBytes + b.loadedBytes,
    restarts: a.restarts + b.restarts,
    pending: a.pending + b.pending,
  };
}
