import type { RendererUse } from '../pipeline/try-on-pipeline.js';

/** Hears of every call of a renderer: what a process measures of them. */
export abstract class RenderListener {
  abstract made(use: RendererUse): void;
}
