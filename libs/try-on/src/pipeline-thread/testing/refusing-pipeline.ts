import { TryOnError } from '../../errors/try-on.error.js';
import {
  type CutOut,
  type QualityReport,
  type TryOnOutcome,
  TryOnPipeline,
} from '../../pipeline/try-on-pipeline.js';

/** A pipeline that refuses every photo. */
class RefusingPipeline extends TryOnPipeline {
  async run(): Promise<TryOnOutcome> {
    throw new TryOnError('POSE_FAILED', 'No face is to be seen.', { atFault: 'person_photo' });
  }

  async cut(): Promise<CutOut[]> {
    throw new TryOnError('SEGMENTATION_FAILED', 'It shows shoes.', { atFault: 'garment' });
  }

  judge(): Promise<QualityReport> {
    throw new Error('It judges nothing.');
  }

  async close(): Promise<void> {}
}

export const createPipeline = async (): Promise<TryOnPipeline> => new RefusingPipeline();
