import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { measurement } from '#try-on/measurement';
import { isHeldOut, type MarkedDraft, markedDrafts } from './marked-drafts.js';

const read = (name: string) =>
  markedDrafts(readFileSync(new URL(`../marks/${name}`, import.meta.url), 'utf8'));

const all = read('drafts.csv');
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

/** How often of a right and a wrong one the right one is scored higher: the area under the curve. */
function area<D extends { mark: number }>(drafts: readonly D[], by: (draft: D) => number): number {
  const [right, wrong] = [true, false].map((wanted) =>
    drafts.filter(({ mark }) => mark >= measurement.RIGHT === wanted).map(by),
  ) as [number[], number[]];
  const wins = right.flatMap((a) => wrong.map((b): number => (a > b ? 1 : a === b ? 0.5 : 0)));
  return wins.reduce((sum, win) => sum + win, 0) / wins.length;
}

/** Of drafts with what a fit makes of a look at each that knew neither its person nor the garment's sender. */
describe('the gate on drafts that were looked at', () => {
  const looked = read('seen.csv');
  const isRight = ({ mark }: MarkedDraft) => mark >= measurement.RIGHT;
  const measured = ({ measures, isWorn }: MarkedDraft) =>
    measurement.draftScore(measures, measurement.RIGHT_MODEL, isWorn);
  const score = ({ measures, isWorn, seen }: MarkedDraft) =>
    measurement.draftScore(measures, measurement.RIGHT_MODEL, isWorn, seen);
  const sets = ['shop', 'worn', 'drawn', 'demo', 'several'];
  const of = (set: string) => looked.filter((draft) => draft.set === set);
  const refusedOf = (drafts: readonly MarkedDraft[], by: (draft: MarkedDraft) => number) =>
    drafts.filter((draft) => by(draft) < 0.7).length / drafts.length;

  it('has hundreds of them, of every kind that is asked for', () => {
    expect(looked.length).toBeGreaterThan(600);
    for (const set of sets) expect(of(set).length).toBeGreaterThan(40);
  });

  it('tells right ones from wrong ones far better than by what is measured, in every set', () => {
    expect(area(looked, score)).toBeGreaterThan(0.7);
    expect(area(looked, score)).toBeGreaterThan(area(looked, measured) + 0.12);
    for (const set of sets) expect(area(of(set), score)).toBeGreaterThan(area(of(set), measured));
  });

  it('refuses hardly more than a tenth of the right ones of one garment, and of several no more than the measures do', () => {
    for (const set of sets) {
      const right = of(set).filter(isRight);
      expect(refusedOf(right, score)).toBeLessThanOrEqual(Math.max(0.15, refusedOf(right, measured)));
    }
  });

  it('refuses about twice as many of the wrong ones', () => {
    const wrong = looked.filter((draft) => !isRight(draft));
    expect(refusedOf(wrong, score)).toBeGreaterThan(1.5 * refusedOf(wrong, measured));
  });

  it("passes every right draft of the demo's figure", () => {
    expect(of('demo').filter((draft) => isRight(draft) && score(draft) < 0.7)).toEqual([]);
  });
});

/** Made and marked after the gate learned to look: no fit has seen any of these. A row is a garment of a draft. */
describe('the gate on drafts of a later day', () => {
  const rows = read('later.csv');
  const isFirst = (row: MarkedDraft, i: number) =>
    rows.findIndex(({ set, number }) => set === row.set && number === row.number) === i;
  const drafts = rows.filter(isFirst).map((first) => ({
    ...first,
    garments: rows.filter(({ set, number }) => set === first.set && number === first.number),
  }));
  type Draft = (typeof drafts)[number];
  const score = ({ garments, seen }: Draft) =>
    measurement.scoreOfGarments(garments, measurement.RIGHT_MODEL, seen);
  const measured = ({ garments }: Draft) => measurement.scoreOfGarments(garments);
  const of = (set: string) => drafts.filter((draft) => draft.set === set);
  const refused = (set: string, isRight: boolean) => {
    const some = of(set).filter(({ mark }) => mark >= measurement.RIGHT === isRight);
    return some.filter((draft) => score(draft) < 0.7).length / some.length;
  };

  it('tells right ones from wrong ones as well as those that it was fitted to', () => {
    expect(of('shop').length).toBeGreaterThan(100);
    expect(area(of('shop'), score)).toBeGreaterThan(0.72);
    expect(area(of('shop'), score)).toBeGreaterThan(area(of('shop'), measured) + 0.02);
    expect(refused('shop', true)).toBeLessThan(0.15);
    expect(refused('shop', false)).toBeGreaterThan(0.33);
  });

  it('refuses fewer right ones of several garments than it would by the worst of them', () => {
    const byWorst = ({ garments, seen }: Draft) =>
      Math.min(
        ...garments.map(({ measures, isWorn }) =>
          measurement.draftScore(measures, measurement.RIGHT_MODEL, isWorn, seen),
        ),
      );
    const right = of('several').filter(({ mark }) => mark >= measurement.RIGHT);
    expect(right.filter((draft) => byWorst(draft) < 0.7).length / right.length).toBeGreaterThan(0.3);
    expect(refused('several', true)).toBeLessThan(0.3);
    expect(refused('several', false)).toBeGreaterThan(0.7);
  });
});
