import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { productRoot } from '../../apps/standalone/src/root.js';
import { type ModelFolder, towerPath } from '#inference';
import { promptAt } from './prompts.js';

export type ReferenceOrder = {
  folder: ModelFolder;
  threads: number;
  kinds: readonly { tower: 'text' | 'vision'; batch: number }[];
  /** Folder of JPEG files. */
  photos: string;
};

/** As many as are different from each other for as long as a tower is measured; all of them are one argument. */
const PROMPTS = 1_000;

const answer = z.array(
  z.object({ tower: z.string(), batch: z.int(), runtime: z.string(), per_second: z.number() }),
);

/** The faster of PyTorch and onnxruntime, in Python, by `tower batch`: models/bench-gpu/reference.py on the CPU. */
export async function referenceRates(
  python: string,
  { folder, threads, kinds, photos }: ReferenceOrder,
): Promise<Map<string, { name: string; perSecond: number }>> {
  const script = join(productRoot(), 'models/bench-gpu/reference.py');
  const { family, input_size: size, context_length: context } = folder.manifest;
  const given = {
    device: 'cpu',
    threads,
    seconds: 2,
    family,
    // A patch of 32 is CLIP's ViT-B/32, of 16 SigLIP's ViT-B/16; other sizes have no model of random weights in PyTorch.
    torch: size[0] === 224,
    size: size[0],
    context,
    tokenizer: join(folder.path, 'tokenizer.json'),
    preprocessor: join(folder.path, 'preprocessor_config.json'),
    text: towerPath(folder, 'text'),
    vision: towerPath(folder, 'vision'),
    photos,
    prompts: Array.from({ length: PROMPTS }, (_, at) => promptAt(at)),
    batches: [...new Set(kinds.map(({ batch }) => batch))],
  };
  const { stdout } = await promisify(execFile)(python, [script, JSON.stringify(given)]);
  const fastest = new Map<string, { name: string; perSecond: number }>();
  for (const { tower, batch, runtime, per_second: perSecond } of answer.parse(JSON.parse(stdout))) {
    const key = `${tower} ${batch}`;
    if (perSecond > (fastest.get(key)?.perSecond ?? 0)) fastest.set(key, { name: runtime, perSecond });
  }
  return fastest;
}
