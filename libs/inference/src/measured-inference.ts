import type { InferenceStatus } from '#contracts';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { type GraphRef, Inference, type LoadedGraph } from './inference.port.js';
import type { Tensors } from './tensor.js';

/** Counts and times the calls of another inference, wherever that one runs its graphs. */
export class MeasuredInference extends Inference {
  private readonly graphs = new Map<string, LoadedGraph>();
  private readonly seconds: Histogram;
  private readonly rows: Histogram;
  private readonly failures: Counter;

  constructor(
    private readonly inner: Inference,
    registry: Registry,
  ) {
    super();
    const registers = [registry];
    const labelNames = ['graph'];
    this.seconds = new Histogram({
      name: 'vitrine_inference_seconds',
      help: 'Duration of one call of a model, waiting for a thread or a connection included',
      labelNames,
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers,
    });
    this.rows = new Histogram({
      name: 'vitrine_inference_batch_rows',
      help: 'Photos or prompts of one call of a model',
      labelNames,
      buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256],
      registers,
    });
    this.failures = new Counter({
      name: 'vitrine_inference_failures_total',
      help: 'Calls of a model that failed, by error code',
      labelNames: ['graph', 'code'],
      registers,
    });
    this.describeGraphs(registry);
    this.describeDevice(registry);
  }

  async load(ref: GraphRef): Promise<LoadedGraph> {
    const graph = await this.inner.load(ref);
    this.graphs.set(ref.name, graph);
    return {
      get inputs() {
        return graph.inputs;
      },
      get outputs() {
        return graph.outputs;
      },
      get maxBatch() {
        return graph.maxBatch;
      },
      get concurrency() {
        return graph.concurrency;
      },
      infer: (feeds) => this.infer(ref.name, graph, feeds),
      status: () => graph.status(),
      close: () => graph.close(),
    };
  }

  status(): InferenceStatus {
    return this.inner.status();
  }

  close(): Promise<void> {
    return this.inner.close();
  }

  private async infer(name: string, graph: LoadedGraph, feeds: Tensors): Promise<Tensors> {
    const labels = { graph: name };
    this.rows.observe(labels, Object.values(feeds)[0]?.dims[0] ?? 0);
    const stop = this.seconds.startTimer(labels);
    try {
      return await graph.infer(feeds);
    } catch (error) {
      this.failures.inc({ ...labels, code: codeOf(error) });
      throw error;
    } finally {
      stop();
    }
  }

  private describeGraphs(registry: Registry): void {
    const { graphs } = this;
    const gauge = (name: string, help: string, of: (graph: LoadedGraph) => number) =>
      new Gauge({
        name,
        help,
        labelNames: ['graph'],
        registers: [registry],
        collect() {
          for (const [graph, loaded] of graphs) this.set({ graph }, of(loaded));
        },
      });
    gauge(
      'vitrine_inference_sessions',
      'Sessions of a model that are loaded, each in a thread of its own',
      (graph) => graph.status().sessions,
    );
    gauge(
      'vitrine_inference_loaded_bytes',
      'Growth of the process while the sessions of a model were loaded',
      (graph) => graph.status().loadedBytes,
    );
    gauge(
      'vitrine_inference_restarts',
      'Sessions of a model that were started again after a crash, since the start of the process',
      (graph) => graph.status().restarts,
    );
    gauge(
      'vitrine_inference_pending',
      'Calls of a model that are under way or wait for a thread or a connection',
      (graph) => graph.status().pending,
    );
  }

  private describeDevice(registry: Registry): void {
    const { inner } = this;
    new Gauge({
      name: 'vitrine_inference_device_info',
      help: '1 for the device that models run on; fallback="true" where a GPU was asked for and is not used',
      labelNames: ['backend', 'device', 'requested', 'fallback'],
      registers: [registry],
      collect() {
        const { backend, device, requested, fallback } = inner.status();
        this.reset();
        this.set({ backend, device, requested, fallback: String(fallback !== undefined) }, 1);
      },
    });
    new Gauge({
      name: 'vitrine_gpu_memory_bytes',
      help: 'Memory of the GPU of this process, as nvidia-smi sees it',
      labelNames: ['gpu', 'kind'],
      registers: [registry],
      collect() {
        const { gpu } = inner.status();
        this.reset();
        if (gpu === undefined) return;
        this.set({ gpu: gpu.name, kind: 'total' }, gpu.memory_total_mb * MEBIBYTE);
        if (gpu.memory_used_mb !== undefined) {
          this.set({ gpu: gpu.name, kind: 'used' }, gpu.memory_used_mb * MEBIBYTE);
        }
      },
    });
  }
}

const MEBIBYTE = 2 ** 20;

function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : 'UNKNOWN';
}
