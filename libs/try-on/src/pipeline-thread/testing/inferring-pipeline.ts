import { fileURLToPath } from 'node:url';
import { InferencePool } from '#inference';
import {
  type CutOut,
  type QualityReport,
  type TryOnOutcome,
  TryOnPipeline,
} from '../../pipeline/try-on-pipeline.js';

const graph = fileURLToPath(new URL('../../../../../models/person-parser/model.onnx', import.meta.url));
const INPUT = { type: 'float32' as const, dims: [1, 3, 288, 192] };

/** A pipeline that has a model run again and again, and never looks at whether it is to stop. */
class InferringPipeline extends TryOnPipeline {
  constructor(private readonly model: InferencePool) {
    super();
  }

  run(): Promise<TryOnOutcome> {
    return this.forEver();
  }

  cut(): Promise<CutOut[]> {
    return this.forEver();
  }

  private async forEver(): Promise<never> {
    for (;;) await this.model.infer({ pixel_values: { ...INPUT, data: new Float32Array(3 * 288 * 192) } });
  }

  judge(): Promise<QualityReport> {
    throw new Error('It judges nothing.');
  }

  close(): Promise<void> {
    return this.model.close();
  }
}

export async function createPipeline(): Promise<TryOnPipeline> {
  const model = new InferencePool({ graph, workers: 1, intraOpThreads: 1, maxPending: 1 });
  await model.start();
  return new InferringPipeline(model);
}
