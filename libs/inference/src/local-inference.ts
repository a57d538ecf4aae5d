import type { InferenceStatus } from '#contracts';
import { checkSignature } from './check-signature.js';
import { CUDA_NOT_INSTALLED, cudaProviderInstalled } from './cuda-provider.js';
import { GpuWatch } from './gpu.js';
import type { CallListener } from './inference-call.js';
import { DeviceUnavailableError } from './inference.errors.js';
import { InferencePool } from './inference-pool.js';
import { type GraphRef, type GraphStatus, Inference } from './inference.port.js';

const MAX_PENDING = 256;

export type LocalInferenceOptions = {
  /** Threads that hold a session each, for every graph. */
  workers: number;
  /** Threads inside one session (`intraOpNumThreads`). */
  intraOpThreads: number;
  /** `auto` takes a GPU where there is one and says why where it does not; `cuda` refuses to start without. */
  device?: InferenceStatus['requested'];
  /** The GPU of this process: each process has one, `CUDA_VISIBLE_DEVICES` permitting. */
  gpu?: number;
  /** Rows of one call at most, in place of what pays off on the device. */
  maxBatch?: number;
  /** Calls of one graph that may be under way before one more is refused. */
  maxPending?: number;
  /** Told of each call of a graph. */
  onCall?: CallListener;
};

/** Graphs in worker threads of this process, on its CPU or on one GPU. */
export class LocalInference extends Inference {
  private readonly pools = new Map<string, InferencePool>();
  private readonly gpu: GpuWatch;
  private readonly requested: InferenceStatus['requested'];
  private readonly cudaInstalled: boolean;

  constructor(private readonly options: LocalInferenceOptions) {
    super();
    this.requested = options.device ?? 'cpu';
    this.gpu = new GpuWatch(options.gpu ?? 0);
    this.cudaInstalled = this.requested !== 'cpu' && cudaProviderInstalled();
  }

  async load(graph: GraphRef): Promise<InferencePool> {
    if (this.requested === 'cuda' && !this.cudaInstalled)
      throw new DeviceUnavailableError(CUDA_NOT_INSTALLED);
    const { workers, intraOpThreads, maxPending = MAX_PENDING, maxBatch, gpu = 0, onCall } = this.options;
    const pool = new InferencePool({
      graph: graph.file,
      name: graph.name,
      device: this.cudaInstalled ? this.requested : 'cpu',
      gpu,
      workers,
      intraOpThreads,
      maxPending,
      batch: maxBatch === undefined ? graph.batch : { cpu: maxBatch, cuda: maxBatch },
      ...(onCall && { onCall }),
    });
    try {
      await pool.start();
      checkSignature(graph, pool);
    } catch (error) {
      await pool.close();
      throw error;
    }
    this.pools.set(graph.name, pool);
    if (pool.device === 'cuda') await this.gpu.refresh();
    return pool;
  }

  status(): InferenceStatus {
    const [pool] = this.pools.values();
    const device = pool?.device ?? 'cpu';
    const fallback =
      pool?.fallback ?? (this.requested !== 'cpu' && !this.cudaInstalled ? CUDA_NOT_INSTALLED : undefined);
    const gpu = this.requested === 'cpu' ? undefined : this.gpu.latest;
    return {
      backend: 'local',
      requested: this.requested,
      device,
      ...(fallback !== undefined && { fallback }),
      ...(gpu !== undefined && { gpu }),
    };
  }

  graphs(): Record<string, GraphStatus> {
    return Object.fromEntries([...this.pools].map(([name, pool]) => [name, pool.status()]));
  }

  async close(): Promise<void> {
    await Promise.all([...this.pools.values()].map((pool) => pool.close()));
  }
}
