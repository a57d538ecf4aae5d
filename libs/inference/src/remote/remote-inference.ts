import pLimit, { type LimitFunction } from 'p-limit';
import pRetry from 'p-retry';
import type { InferenceStatus } from '#contracts';
import { checkSignature } from '../check-signature.js';
import { type CallListener, measured } from '../inference-call.js';
import { GraphMismatchError, InferenceOverloadedError } from '../inference.errors.js';
import { type GraphRef, type GraphStatus, Inference, type LoadedGraph } from '../inference.port.js';
import type { Tensors, TensorSpec } from '../tensor.js';
import { MODEL_PARAMETER, specOf } from './open-inference.js';
import { OpenInferenceClient } from './open-inference-client.js';
import { InferenceAnswerError, InferenceServerError } from './remote.errors.js';

export type RemoteInferenceOptions = {
  url: string;
  /** For one call, its repetitions included. */
  timeoutMs: number;
  /** Calls of one graph that are under way at once. */
  concurrency: number;
  /** Calls of one graph that may wait besides before one more is refused. */
  maxPending: number;
  token?: string;
  /** Version of the models on the server; unset: the one that it serves by default. */
  version?: string;
  /** Rows of one call at most, in place of what pays off on a GPU. */
  maxBatch?: number;
  requested?: InferenceStatus['requested'];
  /** How long a server that is still starting is waited for. */
  startMs?: number;
  /** Told of each call of a graph. */
  onCall?: CallListener;
};

const START_MS = 60_000;
/** Numbers of one call where tensors travel as JSON, which is written on the event loop. */
const MAX_JSON_NUMBERS = 160_000;

/** Graphs on a server of the Open Inference Protocol, such as Triton, each under the name of its `GraphRef`. */
export class RemoteInference extends Inference {
  private readonly client: OpenInferenceClient;
  private readonly loaded = new Map<string, RemoteGraph>();

  constructor(private readonly options: RemoteInferenceOptions) {
    super();
    this.client = new OpenInferenceClient({ ...options, connections: options.concurrency });
  }

  /** Asks the server what it has under the graph's name and holds it against the manifest. */
  async load(graph: GraphRef): Promise<LoadedGraph> {
    await this.untilReady();
    const { version, maxBatch, concurrency, maxPending, onCall } = this.options;
    const [extensions, metadata, config] = await Promise.all([
      this.client.extensions(),
      this.client.metadata(graph.name, version),
      this.client.config(graph.name, version),
    ]);
    const found = { inputs: metadata.inputs.map(specOf), outputs: metadata.outputs.map(specOf) };
    checkSignature(graph, found);
    const served = config?.parameters[MODEL_PARAMETER]?.string_value;
    if (served !== undefined && served !== graph.model) {
      throw new GraphMismatchError(graph.name, `the server has ${served}, this process ${graph.model}`);
    }
    const binary = extensions.includes('binary_tensor_data');
    const limits = [maxBatch ?? graph.batch.cuda];
    if (config?.max_batch_size) limits.push(config.max_batch_size);
    if (!binary) limits.push(Math.max(1, Math.floor(MAX_JSON_NUMBERS / rowSize(graph))));
    const loaded = new RemoteGraph(this.client, graph, found, {
      version,
      binary,
      maxBatch: Math.min(...limits),
      concurrency,
      maxPending,
      onCall,
    });
    this.loaded.set(graph.name, loaded);
    return loaded;
  }

  /** @throws InferenceServerError */
  ready(): Promise<void> {
    return this.client.ready();
  }

  status(): InferenceStatus {
    return { backend: 'remote', requested: this.options.requested ?? 'auto', device: 'remote' };
  }

  graphs(): Record<string, GraphStatus> {
    return Object.fromEntries([...this.loaded].map(([name, graph]) => [name, graph.status()]));
  }

  close(): Promise<void> {
    this.client.close();
    return Promise.resolve();
  }

  /** Servers and their clients start together: one that loads its models is waited for. */
  private untilReady(): Promise<void> {
    return pRetry(() => this.client.ready(), {
      retries: Infinity,
      maxRetryTime: this.options.startMs ?? START_MS,
      minTimeout: 200,
      maxTimeout: 2_000,
      randomize: true,
      shouldRetry: ({ error }) => error instanceof InferenceServerError,
    });
  }
}

type RemoteGraphOptions = {
  version: string | undefined;
  binary: boolean;
  maxBatch: number;
  concurrency: number;
  maxPending: number;
  onCall: CallListener | undefined;
};

/** One graph on the server. */
class RemoteGraph implements LoadedGraph {
  private readonly limit: LimitFunction;
  readonly inputs: readonly TensorSpec[];
  readonly outputs: readonly TensorSpec[];
  readonly maxBatch: number;
  readonly concurrency: number;

  constructor(
    private readonly client: OpenInferenceClient,
    private readonly graph: GraphRef,
    found: { inputs: TensorSpec[]; outputs: TensorSpec[] },
    private readonly options: RemoteGraphOptions,
  ) {
    this.inputs = found.inputs;
    this.outputs = found.outputs;
    this.maxBatch = options.maxBatch;
    this.concurrency = options.concurrency;
    this.limit = pLimit(options.concurrency);
  }

  infer(feeds: Tensors): Promise<Tensors> {
    return measured(this.graph.name, feeds, this.options.onCall, () => this.ask(feeds));
  }

  private async ask(feeds: Tensors): Promise<Tensors> {
    const { name, signature } = this.graph;
    const waiting = this.limit.pendingCount;
    if (waiting >= this.options.maxPending) throw new InferenceOverloadedError(waiting);
    const outputs = signature.outputs.map((output) => output.name);
    const { version, binary } = this.options;
    const answered = await this.limit(() => this.client.infer(name, version, feeds, { outputs, binary }));
    const rows = Object.values(feeds)[0]?.dims[0] ?? 0;
    for (const wanted of signature.outputs) checkAnswer(name, wanted, rows, answered);
    return answered;
  }

  status(): GraphStatus {
    const pending = this.limit.activeCount + this.limit.pendingCount;
    return { device: 'remote', sessions: 0, loadedBytes: 0, restarts: 0, pending };
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

/** A vector of the wrong row would be stored under another photo's id. */
function checkAnswer(graph: string, wanted: TensorSpec, rows: number, answered: Tensors): void {
  const tensor = answered[wanted.name];
  if (tensor === undefined) throw new InferenceAnswerError(graph, `it has no ${wanted.name}`);
  const expected = [rows, ...wanted.dims.slice(1)];
  const fits =
    tensor.dims.length === expected.length &&
    expected.every((side, axis) => Number(side) < 0 || side === tensor.dims[axis]);
  if (!fits) {
    const [is, should] = [tensor.dims, expected].map((dims) => dims.join('×'));
    throw new InferenceAnswerError(graph, `${wanted.name} is ${is}, not ${should}`);
  }
}

/** Numbers of one row of a graph's inputs, free axes counted as one. */
function rowSize({ signature }: GraphRef): number {
  const sizes = signature.inputs.map(({ dims }) =>
    dims.slice(1).reduce<number>((product, side) => product * Math.max(1, Number(side) || 1), 1),
  );
  return Math.max(1, ...sizes);
}
