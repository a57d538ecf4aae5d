import { describe, expect, it } from 'vitest';
import { judge, type PromptResult } from './prompts.js';

const results = (...ids: (string | null)[]): PromptResult[] =>
  ids.map((id, i) => ({ image_id: `i${i}`, external_id: id, name: id ?? '?', score: 1 - i / 10 }));
const prompt = (wanted: number) => ({
  prompt: 'a dress',
  matches: (id: string) => id.startsWith('dress'),
  wanted,
});

describe('judge', () => {
  it('is content when the first three results fit', () => {
    expect(judge(prompt(10), results('dress-1', 'dress-2', 'dress-3')).fits).toBe(true);
  });

  it('is not when one of the three does not', () => {
    const answered = judge(prompt(10), results('dress-1', 'hat-1', 'dress-3'));
    expect(answered.fits).toBe(false);
    expect(answered.results.map(({ fits }) => fits)).toEqual([true, false, true]);
  });

  it('is not when fewer come back than there are', () => {
    expect(judge(prompt(10), results('dress-1', 'dress-2')).fits).toBe(false);
  });

  it('asks for no more than there are', () => {
    expect(judge(prompt(1), results('dress-1', 'hat-1', 'hat-2')).fits).toBe(true);
    expect(judge(prompt(1), results('hat-1', 'dress-1', 'hat-2')).fits).toBe(false);
  });

  it('does not count an item that is not of the catalogue', () => {
    expect(judge(prompt(1), results(null)).fits).toBe(false);
  });

  it('judges nothing where nothing is known', () => {
    const answered = judge({ prompt: 'a dress', matches: undefined, wanted: 0 }, results('x', null));
    expect(answered.fits).toBeUndefined();
    expect(answered.results.map(({ fits }) => fits)).toEqual([undefined, undefined]);
  });
});
