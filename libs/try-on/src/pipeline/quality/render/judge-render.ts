import { type Box, boxOf, type Image, type Mask } from '#images';
import type { PoseEstimator } from '../../models/pose-estimator.js';
import type { QualityReport, RenderToJudge } from '../../try-on-pipeline.js';
import { measureRender, type RenderMeasures } from './render-measures.js';
import { renderVerdict } from './render-score.js';
import { type RenderView, renderViewOf } from './render-view.js';

/** The person's box is widened by this, as when their pose was looked for. */
const AROUND = 1.15;

/**
 * Judges a render as the renderer gave it, before face and background are pasted back, against the photo (body, head,
 * surroundings) and the draft (garment). What need not be preserved is not counted.
 * @throws TryOnError `RENDERER_FAILED` when the render is no image
 */
export async function judgeRender(
  estimator: PoseEstimator,
  given: RenderToJudge,
): Promise<QualityReport & { measures: RenderMeasures }> {
  const view = await renderViewOf(given);
  const measures = measureRender(view, await posesOf(estimator, view));
  const isCounted = (part: string) =>
    (part !== 'face' || given.preserveFace) && (part !== 'background' || given.preserveBackground);
  return { ...renderVerdict(measures, isCounted), measures };
}

/** Both through the same window, so that what the estimator mistakes it mistakes in both. */
async function posesOf(estimator: PoseEstimator, { before, after, silhouette }: RenderView) {
  const box = grown(boxOf(silhouette) ?? wholeOf(before));
  return { before: await estimator.estimate(before, box), after: await estimator.estimate(after, box) };
}

function wholeOf({ width, height }: Image | Mask): Box {
  return { x: 0, y: 0, width, height };
}

function grown({ x, y, width, height }: Box): Box {
  return {
    x: x - (width * (AROUND - 1)) / 2,
    y: y - (height * (AROUND - 1)) / 2,
    width: width * AROUND,
    height: height * AROUND,
  };
}
