import { describe, expect, it } from 'vitest';
import { InvalidConfigurationError, readSettings } from '#platform';
import { tryOnSettings } from './settings.js';

const read = (env: NodeJS.ProcessEnv) => readSettings(tryOnSettings, env);

function problemsOf(env: NodeJS.ProcessEnv): string[] {
  try {
    read(env);
  } catch (error) {
    if (error instanceof InvalidConfigurationError) return error.problems.map(({ variable }) => variable);
    throw error;
  }
  return [];
}

describe('tryOnSettings', () => {
  it('need nothing to be set', () => {
    expect(read({})).toMatchObject({ TRYON_RENDERERS: [], TRYON_PRICES: {}, TRYON_DEVICE: 'auto' });
  });

  it('has renderers in their order, and refuses the old name of their variable', () => {
    expect(read({ TRYON_RENDERERS: 'b, a' }).TRYON_RENDERERS).toEqual(['b', 'a']);
    expect(problemsOf({ TRYON_RENDERERS: 'a,a' })).toEqual(['TRYON_RENDERERS']);
    expect(problemsOf({ TRYON_RENDERER: 'gemini' })).toEqual(['TRYON_RENDERER']);
  });

  it('has prices by renderer', () => {
    expect(read({ TRYON_PRICES: 'gemini=0.039, fashn=1' }).TRYON_PRICES).toEqual({ gemini: 0.039, fashn: 1 });
    for (const wrong of ['gemini', 'gemini=-1', 'gemini=0.1;fashn=1']) {
      expect(problemsOf({ TRYON_PRICES: wrong })).toEqual(['TRYON_PRICES']);
    }
  });
});
