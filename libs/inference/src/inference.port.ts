import type { InferenceStatus } from '#contracts';
import type { Tensors, TensorSpec } from './tensor.js';

/** What a graph takes and answers, as its model's manifest says; -1 where an axis is free. */
export type GraphSignature = { inputs: readonly TensorSpec[]; outputs: readonly TensorSpec[] };

/** A graph that somebody wants to run. */
export type GraphRef = {
  /** The model's name and revision, `fashion-clip@7e3ba62`. */
  model: string;
  /** Its name in metrics and on a model server, `fashion-clip-text`. */
  name: string;
  /** Path of the ONNX file on this machine; a model server has its own copy. */
  file: string;
  /** Checked where the graph is loaded. What it says of inputs must be there; a graph may take more. */
  signature: GraphSignature;
  /** Rows of one call that pay off on each device. */
  batch: { cpu: number; cuda: number };
};

/** How a loaded graph fares, for metrics. */
export type GraphStatus = {
  device: InferenceStatus['device'];
  sessions: number;
  /** Growth of the process while the graph was loaded, bytes; 0 where it lies on a server. */
  loadedBytes: number;
  /** How often a session had to be started again. */
  restarts: number;
  /** Calls that are under way. */
  pending: number;
};

/** A graph that is loaded somewhere. */
export interface LoadedGraph {
  readonly inputs: readonly TensorSpec[];
  readonly outputs: readonly TensorSpec[];
  /** Rows that one call takes at most; the caller cuts what is longer. */
  readonly maxBatch: number;
  /** Calls that are worth having under way at once. */
  readonly concurrency: number;

  /**
   * Runs the graph once. The buffers of `feeds` may be moved away: the caller lets go of them.
   * @throws InferenceOverloadedError | InferenceOutOfMemoryError | InferenceFailedError | InferenceCrashedError |
   * InferenceServerError
   */
  infer(feeds: Tensors): Promise<Tensors>;
  status(): GraphStatus;
  close(): Promise<void>;
}

/** Where graphs run: in threads of this process, or on a model server. */
export abstract class Inference {
  /** @throws ModelFolderError | GraphMismatchError | DeviceUnavailableError | InferenceServerError */
  abstract load(graph: GraphRef): Promise<LoadedGraph>;

  /** What `/health` says of it. Asks nobody. */
  abstract status(): InferenceStatus;

  /** How the graphs fare that are loaded, by their names. */
  abstract graphs(): Record<string, GraphStatus>;

  abstract close(): Promise<void>;
}
