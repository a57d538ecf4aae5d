import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawFigure } from '../../figure/draw-figure.js';
import { DraftEngine } from '../draft/draft-engine.js';

const at = (path: string) => fileURLToPath(new URL(`../../../../../${path}`, import.meta.url));

let engine: DraftEngine;
beforeAll(async () => {
  engine = await DraftEngine.open({ modelsFolder: at('models'), workSize: 640, intraOpThreads: 1 });
}, 120_000);
afterAll(() => engine?.close());

/** What a photo is refused for, the empty string where it is taken. */
const answer = (photo: Uint8Array) =>
  engine.personOf(photo).then(
    () => '',
    (error: unknown) => `${(error as { code?: string }).code}: ${(error as Error).message}`,
  );

describe('a person from behind', () => {
  it.each(['#3a2418', '#c9a36b', '#888888', '#141210'])(
    'with hair of %s is told from one from the front',
    async (hair) => {
      expect(await answer(await drawFigure({ hair }))).toBe('');
      expect(await answer(await drawFigure({ hair, side: 'back' }))).toMatch(/^POSE_FAILED: .*from behind/);
    },
    60_000,
  );
});
