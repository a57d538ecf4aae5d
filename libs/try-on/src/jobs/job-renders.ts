import { z } from 'zod';
import type { RendererUse } from '../pipeline/try-on-pipeline.js';

/** `renders` of a row: what each renderer made for the job. */
export const jobRenders = z.array(
  z.object({ renderer: z.string(), model: z.string(), photosLeft: z.boolean(), images: z.int() }),
);
export type JobRender = z.infer<typeof jobRenders>[number];

/** With one more call: those of one renderer and model are taken together, in the order of their first ones. */
export function withUse(
  renders: readonly JobRender[],
  { renderer, model, photosLeft, images }: RendererUse,
): JobRender[] {
  const isSame = (each: JobRender) => each.renderer === renderer && each.model === model;
  if (!renders.some(isSame)) return [...renders, { renderer, model, photosLeft, images }];
  return renders.map((each) => (isSame(each) ? { ...each, images: each.images + images } : each));
}
