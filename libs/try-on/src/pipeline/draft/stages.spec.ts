import { describe, expect, it } from 'vitest';
import { tryOnStep } from '#contracts';
import type { PersonParser } from '#person-parse';
import { newScene } from './scene.js';
import { STAGES, TRY_ON_STEPS } from './stages.js';

describe('the stages of a draft', () => {
  it('are the steps that a job can show, in the same order, and progress rises with them', () => {
    const steps = STAGES.map(({ step }) => step).filter((step, at, all) => step !== all[at - 1]);
    expect([...steps, 'done']).toEqual(tryOnStep.options);
    const progress = Object.values(TRY_ON_STEPS);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
    expect(new Set(progress).size).toBe(progress.length);
    expect(TRY_ON_STEPS.done).toBe(100);
  });

  it('each say what they lack', async () => {
    const scene = newScene(
      { person: new Uint8Array(), garments: [], realismLevel: 3 },
      { width: 1, length: 1 },
    );
    for (const stage of STAGES) {
      if (stage.of === 'photos') continue;
      const run = async () =>
        stage.of === 'draft' ? stage.run(scene, { parser: {} as PersonParser }) : stage.run(scene);
      await expect(run()).rejects.toThrow('A stage needs "a piece", which no stage before it added.');
    }
  });
});
