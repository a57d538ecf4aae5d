import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import './no-telemetry.js';
import { cudaFailure, isOfCuda } from './cuda-provider.js';
import {
  DeviceUnavailableError,
  InferenceCrashedError,
  InferenceFailedError,
  InferenceNotFiniteError,
  InferenceOutOfMemoryError,
  ModelFolderError,
} from './inference.errors.js';
import { isOutOfMemory } from './out-of-memory.js';
import { type InferenceLoop, RunListener } from './inference-loop.js';
import type {
  Device,
  SessionLoop,
  SessionOptions,
  SessionReply,
  SessionRequest,
} from './session-protocol.js';
import type { Tensors, TensorSpec } from './tensor.js';

export type { Device } from './session-protocol.js';

type Call = {
  resolve: (outputs: Tensors) => void;
  reject: (error: unknown) => void;
  onRun?: (made: number) => void;
  /** Why it is to stop. */
  stopped?: () => unknown;
  /** Has it stop before its next run. */
  end?: (why: unknown) => void;
};

/** The thread's own file, by the name that package.json gives it: its build, or in a spec its source. */
const ENTRY = createRequire(import.meta.url).resolve('#inference-session-worker');

/**
 * One worker thread with one session. A crash fails the calls that it was working on and nothing else; the
 * thread is started again for the next call.
 */
export class SessionThread {
  private worker: Worker | undefined;
  private ready: Promise<void> | undefined;
  private readonly calls = new Map<number, Call>();
  private readonly underWay = new Set<Promise<Tensors>>();
  private nextId = 0;
  private closed = false;
  private starts = 0;
  private up = false;
  inputs: TensorSpec[] = [];
  outputs: TensorSpec[] = [];
  /** Where the session really runs. */
  device: Device = 'cpu';
  /** Why it runs on the CPU though a GPU was asked for. */
  fallback: string | undefined;
  /** Growth of the process while the graph was loaded, bytes: the first time, later ones find memory that is free. */
  loadedBytes = 0;

  constructor(private readonly options: SessionOptions) {}

  /** Calls that are under way. */
  get load(): number {
    return this.calls.size;
  }

  /** Whether the graph is loaded. */
  get isUp(): boolean {
    return this.up;
  }

  /** How often the thread was started again after a crash. */
  get restarts(): number {
    return Math.max(0, this.starts - 1);
  }

  /** Loads the graph. @throws ModelFolderError when it cannot be loaded, DeviceUnavailableError when CUDA cannot */
  async start(): Promise<void> {
    await (this.ready ??= this.spawn());
  }

  /**
   * Runs the graph. The buffers of `feeds` move to the thread and are empty afterwards.
   * @throws InferenceFailedError | InferenceOutOfMemoryError | InferenceCrashedError
   */
  async run(feeds: Tensors): Promise<Tensors> {
    await this.start();
    return this.send({ feeds });
  }

  /**
   * Runs the graph as often as the loop says, all of it in the thread: what is carried does not leave it.
   * @returns the outputs of the last run
   * @throws what `run` throws, InferenceNotFiniteError when what is carried is no number, `signal.reason` between two
   * runs, what `onRun` throws
   */
  async loop({ feeds, runs, carry, signal, onRun }: InferenceLoop): Promise<Tensors> {
    await this.start();
    signal.throwIfAborted();
    const stop = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    let reason: unknown;
    const end = (why: unknown) => {
      reason ??= why;
      Atomics.store(stop, 0, 1);
    };
    const abort = () => end(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    const listener = new RunListener(onRun, end);
    try {
      const outputs = await this.send(
        { feeds, loop: { runs, carry, stop } },
        { onRun: (made) => listener.tell(made), stopped: () => reason, end },
      );
      await listener.end();
      return outputs;
    } finally {
      signal.removeEventListener('abort', abort);
    }
  }

  private async send(
    request: { feeds: Tensors; loop?: SessionLoop },
    listeners: Pick<Call, 'onRun' | 'stopped' | 'end'> = {},
  ): Promise<Tensors> {
    const worker = this.worker;
    if (worker === undefined || this.closed) throw new InferenceCrashedError();
    const id = this.nextId++;
    const answered = new Promise<Tensors>((resolve, reject) => {
      this.calls.set(id, { resolve, reject, ...listeners });
      const sent = [request.feeds, ...(request.loop?.runs ?? [])].flatMap((feeds) => Object.values(feeds));
      const transfer = sent.map((tensor) => tensor.data.buffer as ArrayBuffer);
      worker.postMessage({ id, ...request } satisfies SessionRequest, transfer);
    });
    this.underWay.add(answered);
    try {
      return await answered;
    } finally {
      this.underWay.delete(answered);
    }
  }

  /**
   * Ends the thread as a crash would: the next call starts another. Not while a graph runs in it: onnxruntime ends the
   * whole process when it comes back to a thread that is gone.
   */
  async kill(): Promise<void> {
    await this.worker?.terminate();
  }

  /** Ends loops before their next run, waits for what runs, then ends the thread. */
  async close(): Promise<void> {
    this.closed = true;
    for (const { end } of this.calls.values()) end?.(new InferenceCrashedError());
    await Promise.allSettled([this.ready, ...this.underWay]);
    await this.kill();
  }

  private spawn(): Promise<void> {
    const worker = new Worker(ENTRY, { workerData: this.options });
    this.worker = worker;
    this.starts += 1;
    return new Promise((resolve, reject) => {
      worker.on('message', (message: SessionReply) => {
        if (message.kind === 'ready') {
          this.loaded(message);
          resolve();
        } else if (message.kind === 'load-failed') {
          this.notLoaded(worker, this.loadError(message), reject);
        } else {
          this.settle(message);
        }
      });
      worker.on('error', (cause) => this.crashed(worker, reject, cause));
      worker.on('exit', () => this.crashed(worker, reject));
    });
  }

  private loaded(message: Extract<SessionReply, { kind: 'ready' }>): void {
    this.inputs = message.inputs;
    this.outputs = message.outputs;
    this.device = message.device;
    this.fallback = message.fallback === undefined ? undefined : cudaFailure(message.fallback);
    if (this.starts === 1) this.loadedBytes = message.loadedBytes;
    this.up = true;
  }

  private loadError({ reason, device }: Extract<SessionReply, { kind: 'load-failed' }>): Error {
    return device === 'cuda' && isOfCuda(reason)
      ? new DeviceUnavailableError(cudaFailure(reason))
      : new ModelFolderError(this.options.graph, reason);
  }

  /**
   * A graph that could be loaded before is no wrong one: the memory of the device may be another's for a moment. Then the next call
   * tries again.
   */
  private notLoaded(worker: Worker, error: Error, reject: (error: Error) => void): void {
    if (this.starts === 1) return reject(error);
    this.crashed(worker, reject, error);
    void worker.terminate();
  }

  private settle(message: Extract<SessionReply, { id: number }>): void {
    const call = this.calls.get(message.id);
    if (message.kind === 'run') return call?.onRun?.(message.made);
    this.calls.delete(message.id);
    if (message.kind === 'result') call?.resolve(message.outputs);
    else if (message.kind === 'stopped') call?.reject(call.stopped?.());
    else if (message.kind === 'not-finite') call?.reject(new InferenceNotFiniteError(message.output));
    else if (isOutOfMemory(message.reason)) call?.reject(new InferenceOutOfMemoryError(message.reason));
    else call?.reject(new InferenceFailedError(message.reason));
  }

  private crashed(worker: Worker, reject: (error: Error) => void, cause?: unknown): void {
    if (this.worker !== worker) return;
    this.worker = undefined;
    this.up = false;
    if (!this.closed) this.ready = undefined;
    const error = new InferenceCrashedError({ cause });
    reject(error);
    for (const call of this.calls.values()) call.reject(error);
    this.calls.clear();
  }
}
