import type { InferenceStatus } from '#contracts';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { InferenceCall } from './inference-call.js';
import type { GraphStatus } from './inference.port.js';

const MEBIBYTE = 2 ** 20;

/** Where models run and how they fare: an `Inference`, or whatever has some. */
export type InferenceSource = {
  status(): InferenceStatus | undefined;
  /** By the graph's name. */
  graphs(): Readonly<Record<string, GraphStatus>>;
};

/** The `vitrine_inference_*` figures of a process. */
export class InferenceMetrics {
  private readonly seconds: Histogram;
  private readonly rows: Histogram;
  private readonly failures: Counter;

  constructor(private readonly registry: Registry) {
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
  }

  count({ graph, rows, seconds, code }: InferenceCall): void {
    this.rows.observe({ graph }, rows);
    this.seconds.observe({ graph }, seconds);
    if (code !== undefined) this.failures.inc({ graph, code });
  }

  /** Asks `source` whenever the figures are read. Once a process. */
  describe(source: InferenceSource): void {
    this.describeGraphs(source);
    this.describeDevice(source);
  }

  private describeGraphs(source: InferenceSource): void {
    const gauge = (name: string, help: string, of: (graph: GraphStatus) => number) =>
      new Gauge({
        name,
        help,
        labelNames: ['graph'],
        registers: [this.registry],
        collect() {
          for (const [graph, status] of Object.entries(source.graphs())) this.set({ graph }, of(status));
        },
      });
    gauge(
      'vitrine_inference_sessions',
      'Sessions of a model that are loaded, each in a thread of its own',
      ({ sessions }) => sessions,
    );
    gauge(
      'vitrine_inference_loaded_bytes',
      'Growth of the process while the sessions of a model were loaded',
      ({ loadedBytes }) => loadedBytes,
    );
    gauge(
      'vitrine_inference_restarts',
      'Sessions of a model that were started again after a crash, since the start of the process',
      ({ restarts }) => restarts,
    );
    gauge(
      'vitrine_inference_pending',
      'Calls of a model that are under way or wait for a thread or a connection',
      ({ pending }) => pending,
    );
  }

  private describeDevice(source: InferenceSource): void {
    const registers = [this.registry];
    new Gauge({
      name: 'vitrine_inference_device_info',
      help: '1 for the device that models run on; fallback="true" where a GPU was asked for and is not used',
      labelNames: ['backend', 'device', 'requested', 'fallback'],
      registers,
      collect() {
        const status = source.status();
        this.reset();
        if (status === undefined) return;
        const { backend, device, requested, fallback } = status;
        this.set({ backend, device, requested, fallback: String(fallback !== undefined) }, 1);
      },
    });
    new Gauge({
      name: 'vitrine_gpu_memory_bytes',
      help: 'Memory of the GPU of this process, as nvidia-smi sees it',
      labelNames: ['gpu', 'kind'],
      registers,
      collect() {
        const gpu = source.status()?.gpu;
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
