import type { TryOnStep } from '../try-on-pipeline.js';
import { compose } from './stages/compose.js';
import { findPose } from './stages/find-pose.js';
import { layGarment } from './stages/lay-garment.js';
import { lookAtDraft } from './stages/look-at-draft.js';
import { lookAtPhotos } from './stages/look-at-photos.js';
import type { Stage } from './stages/stage.js';
import { uncoverBody } from './stages/uncover-body.js';

/**
 * What a draft is made by, in this order. The steps and progress of a job are these too. Stages of one step stand
 * together: the names of steps are the API's.
 */
export const STAGES = [
  { step: 'segmentation', percent: 10, of: 'photos', run: lookAtPhotos },
  { step: 'pose', percent: 25, of: 'photos', run: findPose },
  { step: 'warp', percent: 40, of: 'garment', run: layGarment },
  { step: 'inpainting', percent: 55, of: 'garment', run: uncoverBody },
  { step: 'blend', percent: 85, of: 'garment', run: compose },
  { step: 'blend', percent: 85, of: 'draft', run: lookAtDraft },
] as const satisfies readonly Stage[];

/** The progress (percent) that a job shows when each step begins: that of its first stage. */
export const TRY_ON_STEPS: Readonly<Record<TryOnStep, number>> = {
  ...(Object.fromEntries(
    STAGES.map(({ step }) => [step, STAGES.find((first) => first.step === step)?.percent]),
  ) as Record<(typeof STAGES)[number]['step'], number>),
  done: 100,
};
