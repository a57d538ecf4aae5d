import type { Tensors, TensorSpec } from './tensor.js';

/** What a worker thread is started with. */
export type SessionOptions = { graph: string; intraOpThreads: number };

/** To the thread. */
export type SessionRequest = { id: number; feeds: Tensors };

/** From the thread: once when the graph is loaded, then one for each request. */
export type SessionReply =
  | { kind: 'ready'; inputs: TensorSpec[]; outputs: TensorSpec[] }
  | { kind: 'load-failed'; reason: string }
  | { kind: 'result'; id: number; outputs: Tensors }
  | { kind: 'failed'; id: number; reason: string };
