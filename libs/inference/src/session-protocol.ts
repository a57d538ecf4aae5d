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

/** To the thread. */
export type SessionRequest = { id: number; feeds: Tensors };

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
  | { kind: 'result'; id: number; outputs: Tensors }
  | { kind: 'failed'; id: number; reason: string };
