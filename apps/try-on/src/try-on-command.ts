import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createDraftPipeline, type GarmentType, type TryOnRequest } from '#try-on/pipeline';

export type PipelineOptions = { modelsDir: string; workSize: number };

export type TryOnOptions = {
  person: string;
  garment: string[];
  out: string;
  type: GarmentType;
  realism: number;
  retries: number;
  seed: number;
  artifacts?: string;
};

/** Runs the pipeline once and writes the result. */
export async function tryOnCommand(
  { modelsDir, workSize }: PipelineOptions,
  options: TryOnOptions,
): Promise<void> {
  const { artifacts } = options;
  if (artifacts !== undefined) await mkdir(artifacts, { recursive: true });
  const pipeline = await createDraftPipeline({ modelsFolder: modelsDir, workSize });
  try {
    const garments = await Promise.all(
      options.garment.map(async (file) => ({ photo: await readFile(file), type: options.type })),
    );
    const outcome = await pipeline.run(requestOf(await readFile(options.person), garments, options), {
      onStep: (step) => console.log(step),
      signal: new AbortController().signal,
      ...(artifacts === undefined
        ? {}
        : { artefact: (name, bytes) => writeFile(join(artifacts, name), bytes) }),
    });
    const [result] = outcome.results;
    if (result === undefined) throw new Error('the pipeline returned no result');
    await writeFile(options.out, result.image);
    console.log(
      JSON.stringify({ quality: result.quality, retries: result.retries, timings: outcome.timings }, null, 2),
    );
  } finally {
    await pipeline.close();
  }
}

export function requestOf(
  person: Uint8Array,
  garments: TryOnRequest['garments'],
  { realism = 3, retries = 2, seed = 1 }: { realism?: number; retries?: number; seed?: number },
): TryOnRequest {
  return {
    person,
    garments,
    mode: 'draft',
    preserveFace: true,
    preserveBackground: true,
    realismLevel: realism,
    maxRetries: retries,
    seed,
    numResults: 1,
  };
}
