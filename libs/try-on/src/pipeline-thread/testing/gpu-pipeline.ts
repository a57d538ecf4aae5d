import type { InferenceStatus } from '#contracts';
import type { CallListener, GraphStatus } from '#inference';
import {
  type CutOut,
  type QualityReport,
  type TryOnOutcome,
  TryOnPipeline,
} from '../../pipeline/try-on-pipeline.js';

/** A pipeline on a GPU whose memory fills: it makes nothing, and calls a model to cut out nothing. */
class GpuPipeline extends TryOnPipeline {
  private used = 0;

  constructor(private readonly onCall: CallListener) {
    super();
  }

  run(): Promise<TryOnOutcome> {
    throw new Error('It makes nothing.');
  }

  cut(): Promise<CutOut[]> {
    this.onCall({ graph: 'garment-cutter', rows: 1, seconds: 0.25 });
    return Promise.resolve([]);
  }

  judge(): Promise<QualityReport> {
    throw new Error('It judges nothing.');
  }

  override inference(): InferenceStatus {
    this.used += 1_024;
    return {
      backend: 'local',
      requested: 'auto',
      device: 'cuda',
      gpu: { index: 0, name: 'NVIDIA H200', memory_total_mb: 143_771, memory_used_mb: this.used },
    };
  }

  override graphs(): Record<string, GraphStatus> {
    const status = { device: 'cuda' as const, sessions: 1, loadedBytes: 1_000, restarts: 0, pending: 0 };
    return { 'garment-cutter': status };
  }

  async close(): Promise<void> {}
}

/** A call before it is ready is its own. */
export const createPipeline = async (_: unknown, onCall: CallListener): Promise<TryOnPipeline> => {
  onCall({ graph: 'garment-cutter', rows: 1, seconds: 9 });
  return new GpuPipeline(onCall);
};
