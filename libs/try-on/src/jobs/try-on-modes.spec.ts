import { describe, expect, it } from 'vitest';
import { availableModes, chooseMode, withinRenders } from './try-on-modes.js';

const HOSTED = { TRYON_RENDERERS: ['gemini'], TRYON_ENGINE_IN_HOUSE: false };

describe('a hosted renderer', () => {
  it('is sent no photo of a key that it was not allowed for, whatever is configured', () => {
    const modes = availableModes(HOSTED, { hostedRenderer: false });
    expect(chooseMode(undefined, modes)).toBe('draft');
    expect(() => chooseMode('final', modes)).toThrow(expect.objectContaining({ code: 'MODE_NOT_AVAILABLE' }));
  });

  it('is what a key has without asking once it is allowed', () => {
    expect(chooseMode(undefined, availableModes(HOSTED, { hostedRenderer: true }))).toBe('final');
    expect(availableModes({ ...HOSTED, TRYON_RENDERERS: [] }, { hostedRenderer: true })).toEqual(['draft']);
  });

  it.each([
    [4, 3, 4, 0],
    [1, 3, 1, 3],
    [2, 3, 2, 1],
    [3, 3, 3, 0],
    [1, 1, 1, 1],
  ])(
    'makes at most its budget of renders of %i results with %i repetitions',
    (n, retries, wantedN, wanted) => {
      const asked = { mode: 'final' as const, numResults: n, maxRetries: retries };
      const given = withinRenders(asked, 4);
      expect(given).toMatchObject({ numResults: wantedN, maxRetries: wanted });
      expect(given.numResults * (given.maxRetries + 1)).toBeLessThanOrEqual(4);
    },
  );

  it('leaves drafts as they were asked for', () => {
    const asked = { mode: 'draft' as const, numResults: 4, maxRetries: 3 };
    expect(withinRenders(asked, 4)).toBe(asked);
  });
});
