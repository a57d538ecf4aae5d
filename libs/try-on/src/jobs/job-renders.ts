import { z } from 'zod';
import type { RendererUse } from '../pipeline/try-on-pipeline.js';

/** `renders` of a row: what each renderer made for the job. */
export const jobRenders = z.array(
  z.object({ renderer: z.string(), model: z.string(), photosLeft: z.boolean(), images: z.int() }),
);
export type JobRender = z.infer<typeof jobRenders>[number];

/** The calls of one renderer and model taken together, in the order of their first ones. */
export function rendersOf(uses: readonly RendererUse[]): JobRender[] {
  const renders = new Map<string, JobRender>();
  for (const { renderer, model, photosLeft, images } of uses) {
    const before = renders.get(`${renderer} ${model}`)?.images ?? 0;
    renders.set(`${renderer} ${model}`, { renderer, model, photosLeft, images: before + images });
  }
  return [...renders.values()];
}
