import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const evaluationSet = z.object({
  /** Classes whose owners' labels overlap, and the class that they are together. */
  wider_classes: z.record(z.string(), z.string()),
  class_prompts: z.record(z.string(), z.array(z.string()).min(1)),
  colour_class_queries: z.array(z.object({ prompt: z.string(), class: z.string(), colour: z.string() })),
  images: z.array(z.object({ id: z.string(), class: z.string(), colours: z.array(z.string()) })),
});

/** Photos of the validation split with what they show, and the prompts that should find them. */
export type EvaluationSet = z.infer<typeof evaluationSet>;
export type LabelledPhoto = EvaluationSet['images'][number];

/** The set that all encoders are measured on: ids, labels and prompts; the photos are not in the repository. */
export async function readEvaluationSet(modelsDir: string): Promise<EvaluationSet> {
  return evaluationSet.parse(
    JSON.parse(await readFile(join(modelsDir, 'evaluation', 'clothing.json'), 'utf8')),
  );
}
