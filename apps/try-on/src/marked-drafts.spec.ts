import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { measurement } from '#try-on/measurement';
import { isHeldOut, markedDrafts } from './marked-drafts.js';

const all = markedDrafts(readFileSync(new URL('../marks/drafts.csv', import.meta.url), 'utf8'));
const held = all.filter(isHeldOut);
const chances = held.map(({ measures }) => measurement.draftScore(measures));
const refused = (isRight: boolean) => {
  const of = chances.filter((_, i) => held[i]!.mark >= measurement.RIGHT === isRight);
  return of.filter((chance) => chance < 0.7).length / of.length;
};

describe('the gate on drafts that were marked by eye and held out of its fit', () => {
  it('has some hundred of them, a third of three hundred', () => {
    expect(all.length).toBeGreaterThanOrEqual(300);
    expect(held.length).toBeGreaterThan(0.3 * all.length);
  });

  it('refuses most of the wrong ones and few of the right ones', () => {
    expect(refused(false)).toBeGreaterThan(0.6);
    expect(refused(true)).toBeLessThan(0.2);
  });

  it('ranks them as a person does, better than its parts do', () => {
    const marks = held.map(({ mark }) => mark);
    const ranked = measurement.rankCorrelation(chances, marks);
    const byParts = measurement.rankCorrelation(
      held.map(({ measures }) => measures.rules!),
      marks,
    );
    expect(ranked).toBeGreaterThan(0.6);
    expect(ranked).toBeGreaterThan(byParts + 0.1);
  });

  it('is sure of none', () => {
    expect(Math.max(...chances)).toBeLessThan(0.99);
  });
});
