import { createRequire } from 'node:module';
import { SHARE_ENV, Worker } from 'node:worker_threads';
import type { InferenceStatus } from '#contracts';
import type { CallListener, GraphStatus } from '#inference';
import { PipelineCrashedError } from '../errors/pipeline-crashed.error.js';
import { TryOnError } from '../errors/try-on.error.js';
import type {
  CutOut,
  QualityReport,
  RenderToJudge,
  TryOnObserver,
  TryOnOutcome,
  TryOnRequest,
} from '../pipeline/try-on-pipeline.js';
import type { FromThread, ModelsStatus, ThreadData, ToThread } from './protocol.js';

/** The thread's own file, by the name that package.json gives it: its build, or in a spec its source. */
const ENTRY = createRequire(import.meta.url).resolve('#try-on-pipeline-thread');

/** What lives on in a pipeline is small; a thread that goes beyond this ends, and not its process. */
const LIMITS = { maxOldGenerationSizeMb: 512 };

/** A run that was stopped, or a cut, that does not end by itself by then ends with its thread. */
const STOP_MS = 1_500;

/** A thread that has not ended by then, asked to, is busy with its own code and runs no graph: it is terminated. */
const END_MS = 10_000;

/**
 * One worker thread with one pipeline in it, for one run at a time. The thread that made it stays free to renew
 * locks and answer health checks. A crash fails the run that it met; the next run starts another thread.
 */
export class PipelineThread {
  private worker: Worker | undefined;
  private ready: Promise<Worker> | undefined;
  private said: ModelsStatus | undefined;

  constructor(
    private readonly data: ThreadData,
    private readonly onCall?: CallListener,
  ) {}

  /** Loads the pipeline. @throws PipelineCrashedError when it cannot be loaded */
  async start(): Promise<void> {
    await this.spawned();
  }

  /** @throws TryOnError as the pipeline did, `signal.reason` when stopped, PipelineCrashedError */
  async run(request: TryOnRequest, { signal, onStep, artefact }: TryOnObserver): Promise<TryOnOutcome> {
    signal.throwIfAborted();
    const worker = await this.spawned();
    const tell = (message: ToThread) => worker.postMessage(message, []);
    return new Promise<TryOnOutcome>((resolve, reject) => {
      let late: NodeJS.Timeout | undefined;
      const settle = (act: () => void) => {
        clearTimeout(late);
        worker.off('message', hear);
        worker.off('exit', crash);
        signal.removeEventListener('abort', stop);
        act();
      };
      const crash = () => settle(() => reject(signal.aborted ? signal.reason : new PipelineCrashedError()));
      const stop = () => {
        tell({ kind: 'stop' });
        late = setTimeout(() => void this.end(), STOP_MS);
      };
      // A listener that refuses ends the run, and is the reason.
      const told = async (listen: () => void | Promise<void>) => {
        try {
          await listen();
        } catch (error) {
          await this.end();
          settle(() => reject(error));
        }
      };
      // One after the other, and all of them before the end.
      let steps = Promise.resolve();
      const hear = (message: FromThread) => {
        if (message.kind === 'step') steps = steps.then(() => told(() => onStep(message.step)));
        else if (message.kind === 'artefact') {
          void told(async () => {
            await artefact?.(message.name, message.bytes);
            tell({ kind: 'go-on' });
          });
        } else if (message.kind === 'done') void steps.then(() => settle(() => resolve(message.outcome)));
        else if (message.kind === 'refused' || message.kind === 'failed') {
          settle(() => reject(signal.aborted ? (signal.reason as Error) : errorOf(message)));
        }
      };
      worker.on('message', hear);
      worker.once('exit', crash);
      signal.addEventListener('abort', stop, { once: true });
      tell({ kind: 'run', request, wantsArtefacts: artefact !== undefined });
    });
  }

  /** @throws TryOnError as the pipeline did, `signal.reason` when stopped, PipelineCrashedError */
  cut(photo: Uint8Array, signal?: AbortSignal): Promise<CutOut[]> {
    const read = (answer: FromThread) => (answer.kind === 'cut-out' ? answer.cutOuts : undefined);
    return this.ask({ kind: 'cut', photo }, read, signal);
  }

  /** @throws TryOnError as the pipeline did, PipelineCrashedError */
  judge(render: RenderToJudge): Promise<QualityReport> {
    return this.ask({ kind: 'judge', render }, (answer) =>
      answer.kind === 'judged' ? answer.quality : undefined,
    );
  }

  /** Where its models run, as it last said; asks it anew, and does not wait. */
  inference(): InferenceStatus | undefined {
    return this.models()?.inference;
  }

  /** How its models fare, likewise. */
  graphs(): Record<string, GraphStatus> {
    return this.models()?.graphs ?? {};
  }

  private models(): ModelsStatus | undefined {
    this.worker?.postMessage({ kind: 'models' } satisfies ToThread, []);
    return this.said;
  }

  private async ask<T>(
    order: ToThread,
    read: (answer: FromThread) => T | undefined,
    signal?: AbortSignal,
  ): Promise<T> {
    signal?.throwIfAborted();
    const worker = await this.spawned();
    return new Promise<T>((resolve, reject) => {
      let late: NodeJS.Timeout | undefined;
      const settle = (act: () => void) => {
        clearTimeout(late);
        signal?.removeEventListener('abort', stop);
        worker.off('message', hear);
        worker.off('exit', crash);
        act();
      };
      const crash = () => settle(() => reject(signal?.aborted ? signal.reason : new PipelineCrashedError()));
      const stop = () => (late = setTimeout(() => void this.end(), STOP_MS));
      const hear = (message: FromThread) => {
        const answer = read(message);
        if (answer !== undefined) settle(() => resolve(answer));
        else if (message.kind === 'refused' || message.kind === 'failed')
          settle(() => reject(errorOf(message)));
      };
      worker.on('message', hear);
      worker.once('exit', crash);
      signal?.addEventListener('abort', stop, { once: true });
      worker.postMessage(order, []);
    });
  }

  /**
   * Ends the thread; the next run starts another. What its models run is waited for: onnxruntime ends the whole process
   * when a graph comes back to a thread that is gone.
   */
  async end(): Promise<void> {
    const { worker } = this;
    this.worker = undefined;
    this.ready = undefined;
    if (worker === undefined) return;
    await new Promise<void>((resolve) => {
      const overdue = setTimeout(() => void worker.terminate(), END_MS);
      worker.once('exit', () => {
        clearTimeout(overdue);
        resolve();
      });
      worker.postMessage({ kind: 'end' } satisfies ToThread, []);
    });
  }

  private spawned(): Promise<Worker> {
    return (this.ready ??= this.spawn().catch((error: unknown) => {
      this.ready = undefined;
      throw error;
    }));
  }

  private spawn(): Promise<Worker> {
    // One environment with the process: what the models' runtime is told by a variable, it reads there.
    const worker = new Worker(ENTRY, { workerData: this.data, resourceLimits: LIMITS, env: SHARE_ENV });
    this.worker = worker;
    worker.on('message', (message: FromThread) => {
      if (message.kind === 'ready' || message.kind === 'models') this.said = message.models;
      else if (message.kind === 'called') this.onCall?.(message.call);
    });
    return new Promise((resolve, reject) => {
      worker.once('message', (message: FromThread) => {
        if (message.kind === 'ready') resolve(worker);
        else reject(new PipelineCrashedError(message.kind === 'not-ready' ? message.reason : undefined));
      });
      worker.on('error', (cause) => reject(new PipelineCrashedError(cause.message, { cause })));
      worker.once('exit', () => {
        reject(new PipelineCrashedError());
        if (this.worker !== worker) return;
        this.worker = undefined;
        this.ready = undefined;
      });
    });
  }
}

function errorOf(told: Extract<FromThread, { kind: 'refused' | 'failed' }>): Error {
  const { message } = told;
  if (told.kind === 'refused') return new TryOnError(told.code, message, { atFault: told.atFault });
  const error = new Error(message);
  if (told.stack !== undefined) error.stack = told.stack;
  return error;
}
