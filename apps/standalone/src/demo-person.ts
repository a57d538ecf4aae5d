import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { productRoot } from './root.js';

/** Somebody to try the demo's items on: rendered by `npm run tryon -- draw-figure`, no one's photo. */
export function demoPerson(): Promise<Uint8Array> {
  return readFile(join(productRoot(), 'apps/standalone/figure/person.jpg'));
}
