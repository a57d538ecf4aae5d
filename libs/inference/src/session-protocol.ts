import type { Tensors, TensorSpec } from './tensor.js';

/** Where a session runs. */
export type Device = 'cpu' | 'cuda';

/** What a worker thread is started with. */
export type SessionOptions = {
  graph: string;
  intraOpThreads: number;
  /** `auto`: CUDA where it starts, else the CPU. */
  device: 'auto' | Device;
  /** CUDA's number of the GPU. */
  gpu: number;
};

/** To the thread: one run, or the runs of a loop. */
export type SessionRequest = { id: number; feeds: Tensors; loop?: SessionLoop };

export type SessionLoop = {
  runs: readonly Tensors[];
  carry: Readonly<Record<string, string>>;
  /** Set to 1 to end it: the thread reads no messages while it works. */
  stop: Int32Array<SharedArrayBuffer>;
};

/** From the thread: once when the graph is loaded, then one for each request. */
export type SessionReply =
  | {
      kind: 'ready';
      inputs: TensorSpec[];
      outputs: TensorSpec[];
      device: Device;
      /** What CUDA said where the CPU took its place. */
      fallback?: string;
      /** Growth of the process while the graph was loaded, bytes. */
      loadedBytes: number;
    }
  | { kind: 'load-failed'; reason: string; device: Device }
  | { kind: 'run'; id: number; made: number }
  | { kind: 'result'; id: number; outputs: Tensors }
  | { kind: 'stopped'; id: number }
  | { kind: 'not-finite'; id: number; output: string }
  | { kind: 'failed'; id: number; reason: string };
