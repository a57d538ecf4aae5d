import { writeFile } from 'node:fs/promises';
import { renderFigure } from '#try-on/drawings';

export type DrawFigureOptions = { out: string; width: number };

/** Renders the person of the demo: JPEG, its height four thirds of its width. */
export async function drawFigureCommand({ out, width }: DrawFigureOptions): Promise<void> {
  await writeFile(out, await renderFigure({ width, height: Math.round((width * 4) / 3) }));
}
