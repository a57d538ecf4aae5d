import { readFile, writeFile } from 'node:fs/promises';
import { createDraftPipeline, type TryOnPipeline } from '#try-on/pipeline';
import { type Pair, pairsOf } from './pairs-of.js';
import { renderSheet, type SheetCell } from './render-sheet.js';
import { type PipelineOptions, requestOf } from './try-on-command.js';

export type SheetOptions = { pairs: string; out: string; height: number; columns: number };

/** Renders a contact sheet. Failures are cells too: their sentence stands where the result would be. */
export async function sheetCommand(
  { modelsDir, workSize }: PipelineOptions,
  options: SheetOptions,
): Promise<void> {
  const pairs = await pairsOf(options.pairs);
  const pipeline = await createDraftPipeline({ modelsFolder: modelsDir, workSize });
  try {
    const cells: SheetCell[] = [];
    for (const each of pairs) cells.push(await cellOf(pipeline, each));
    await writeFile(options.out, await renderSheet(cells, options.height, options.columns));
  } finally {
    await pipeline.close();
  }
}

async function cellOf(pipeline: TryOnPipeline, { person, garment, type }: Pair): Promise<SheetCell> {
  const [personPhoto, garmentPhoto] = await Promise.all([readFile(person), readFile(garment)]);
  const photos = { person: personPhoto, garment: garmentPhoto };
  try {
    const { results } = await pipeline.run(requestOf(personPhoto, [{ photo: garmentPhoto, type }], {}), {
      onStep: () => {},
      signal: new AbortController().signal,
    });
    const [result] = results;
    if (result === undefined) throw new Error('the pipeline returned no result');
    const { score, parts } = result.quality;
    const detail = Object.entries(parts).map(([name, value]) => `${name} ${value.toFixed(2)}`);
    return { ...photos, result: result.image, title: `${type} ${score.toFixed(2)}`, lines: detail };
  } catch (error) {
    return {
      ...photos,
      title: `${type} failed`,
      lines: [error instanceof Error ? error.message : String(error)],
    };
  }
}
