import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawFigure } from '../../figure/draw-figure.js';
import { newImage } from '#images';
import { DraftEngine } from '../draft/draft-engine.js';
import { JOINTS, type Keypoints } from '../models/pose-estimator.js';
import type { Person } from './person.js';
import { refuseBack } from './refuse-back.js';
import { labelled, standing } from './testing/synthetic-person.js';

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

describe('a head that is nearly all hair', () => {
  const SIZE = { width: 400, height: 800 };
  const labels = labelled(SIZE, [
    ['hair', 160, 80, 240, 175],
    ['skin', 196, 120, 204, 150],
  ]);
  /** Whoever has it, by what the joints say. */
  const seen = ({ face, isReversed = false }: { face: number; isReversed?: boolean }) => {
    const [left, right] = isReversed ? [150, 250] : [250, 150];
    const at = (x: number, score: number) => ({ x, y: 200, score });
    const keypoints = Object.fromEntries(
      JOINTS.map((joint) => {
        if (joint === 'left_shoulder') return [joint, at(left, 0.9)];
        if (joint === 'right_shoulder') return [joint, at(right, 0.9)];
        return [joint, at(200, joint === 'nose' ? face : 0.3)];
      }),
    ) as Keypoints;
    return () => refuseBack({ image: newImage(SIZE), labels, keypoints, body: standing() } as Person);
  };

  it('is one from behind where nobody is sure of a face', () => {
    expect(seen({ face: 0.6 })).toThrow(/from behind/);
  });

  it('is one with a fringe where the joints are sure of its face', () => {
    expect(seen({ face: 0.85 })).not.toThrow();
  });

  it('is one from behind where left and right are the other way round', () => {
    expect(seen({ face: 0.85, isReversed: true })).toThrow(/from behind/);
  });
});
