import sharp from 'sharp';
import { TryOnError } from '../../errors/try-on.error.js';
import { drawFigure } from '../../figure/draw-figure.js';
import type { TryOnPipeline } from '../try-on-pipeline.js';

/**
 * Puts a drawn shirt on a drawn figure: the first shopper does not wait for models that load at their first use,
 * nor for code that is not compiled yet.
 */
export async function warmUp(pipeline: TryOnPipeline): Promise<void> {
  const request = {
    person: await drawFigure({ width: 288, height: 384 }),
    garments: [{ photo: await drawShirt(), type: 'top' as const }],
    mode: 'draft' as const,
    preserveFace: true,
    preserveBackground: true,
    realismLevel: 3,
    maxRetries: 0,
    seed: 0,
    numResults: 1,
  };
  const signal = new AbortController().signal;
  try {
    await pipeline.run(request, { signal, onStep: () => undefined });
  } catch (error) {
    // A parser that takes the figure for nobody has been warmed nonetheless.
    if (!(error instanceof TryOnError)) throw error;
  }
}

function drawShirt(): Promise<Uint8Array> {
  return sharp(
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="384" height="384">
  <rect width="384" height="384" fill="#e8e4dd"/>
  <path d="M150 60 L60 100 L84 168 L124 152 L120 330 L264 330 L260 152 L300 168 L324 100 L234 60
    Q192 96 150 60Z" fill="#8c2f39"/></svg>`),
  )
    .jpeg()
    .toBuffer();
}
