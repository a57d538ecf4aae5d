import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { sightManifest } from '#contracts';
import { openModelFolderAs } from '#inference';

export const SIGHT_MODEL = 'draft-sight';

/** Spreads from the mean beyond which a feature says no more; `models/recipes/draft_sight` has the same. */
const FURTHEST = 4;

const numbers = z.array(z.number()).min(1);
const weights = z
  .object({ bias: z.number(), mean: numbers, spread: numbers, weight: numbers })
  .refine(({ mean, spread, weight }) => mean.length === spread.length && mean.length === weight.length);

/** A linear model of what looks at a draft found (`draftFeatures`); `weight` is of a feature in spreads from its mean. */
export type DraftSight = z.infer<typeof weights>;

/** @throws ModelFolderError */
export async function openDraftSight(modelsFolder: string): Promise<DraftSight> {
  const { path } = await openModelFolderAs(modelsFolder, SIGHT_MODEL, sightManifest);
  return weights.parse(JSON.parse(await readFile(join(path, 'weights.json'), 'utf8')));
}

/**
 * By how much what is seen of a draft moves the log odds that a person finds it right.
 * @throws {RangeError} where there are not as many features as weights
 */
export function seenBy({ bias, mean, spread, weight }: DraftSight, features: Float32Array): number {
  if (features.length !== weight.length) {
    throw new RangeError(`the draft has ${features.length} features, the model ${weight.length} weights`);
  }
  return features.reduce((sum, value, i) => {
    const standard = (value - mean[i]!) / spread[i]!;
    return sum + weight[i]! * Math.max(-FURTHEST, Math.min(FURTHEST, standard));
  }, bias);
}
