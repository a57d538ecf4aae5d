import type { InferenceStatus } from '#contracts';
import {
  type CutOut,
  type QualityReport,
  type TryOnOutcome,
  TryOnPipeline,
} from '../../pipeline/try-on-pipeline.js';

/** A pipeline on a GPU whose memory fills: it makes nothing. */
class GpuPipeline extends TryOnPipeline {
  private used = 0;

  run(): Promise<TryOnOutcome> {
    throw new Error('It makes nothing.');
  }

  cut(): Promise<CutOut[]> {
    throw new Error('It cuts nothing.');
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

  async close(): Promise<void> {}
}

export const createPipeline = async (): Promise<TryOnPipeline> => new GpuPipeline();
