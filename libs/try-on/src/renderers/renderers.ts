import { fashn } from './fashn/fashn.js';
import { fashnVton } from './fashn-vton/fashn-vton.js';
import { gemini } from './gemini/gemini.js';
import { imagesEdits } from './images-edits/images-edits.js';
import type { RendererDefinition } from './renderer-definition.js';

/** Every renderer by the name that `TRYON_RENDERERS`, answers and bills call it. A new one is a line here. */
export const RENDERERS = {
  'fashn-vton': fashnVton,
  fashn,
  gemini,
  'images-edits': imagesEdits,
} satisfies Record<string, RendererDefinition>;

export type RendererName = keyof typeof RENDERERS;
