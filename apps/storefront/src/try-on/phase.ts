import type { TryOnJobSummary } from '#sdk';
import type { TextId } from '../texts/en.js';
import type { Facing } from './camera.js';

/** What the dialog shows. */
export type Phase =
  | { name: 'photo' }
  | { name: 'camera'; stream: MediaStream | undefined; facing: Facing; countdown?: number }
  | { name: 'working'; step: TextId; progress: number }
  | { name: 'result'; jobId: string; mode: TryOnJobSummary['mode']; picture: Blob; pictureUrl: string }
  | { name: 'failed'; what: 'start' | 'delete'; text: TextId }
  | { name: 'deleting' }
  | { name: 'deleted' };

const steps: Record<NonNullable<TryOnJobSummary['step']>, TextId> = {
  segmentation: 'stepSegmentation',
  pose: 'stepPose',
  warp: 'stepWarp',
  inpainting: 'stepInpainting',
  blend: 'stepBlend',
  done: 'stepDone',
};

export function workingOn({ status, step, progress }: TryOnJobSummary): Phase {
  if (status === 'pending') return { name: 'working', step: 'stepWaiting', progress };
  return { name: 'working', step: step === undefined ? 'stepWaiting' : steps[step], progress };
}
