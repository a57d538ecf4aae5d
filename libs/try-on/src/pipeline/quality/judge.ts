import type { Image, Mask } from '#images';
import type { Person } from '../person/person.js';
import type { QualityReport } from '../try-on-pipeline.js';
import { type ChanceModel, chanceOf, oddsBy } from './chance.js';
import { type Doubts, doubtsOf } from './doubts.js';
import { PASS } from './gate.js';
import { measure, type Measures, surroundingsOf } from './measures.js';
import { RIGHT_MODEL } from './right-model.js';
import { partsOf, ruinOf, scoreOf } from './score.js';
import { type Shown, viewOf } from './view.js';

/** A draft as it was when one of its garments had been put on: the next ones are laid over that. */
export type DraftStep = {
  image: Image;
  /** Where that may differ from the photo, 0–1. */
  edit: Mask;
  shown: Shown;
};

/** What a draft is judged by; `rules` is what the parts say by themselves. */
export type Judged = Measures & Doubts & { rules: number };

/** Whose photo a measure speaks against: told to who sent it. */
const OF_GARMENT = [
  'otherKind',
  'hazy',
  'offOutline',
  'lopsided',
  'oneSided',
  'openOutline',
  'groundTaken',
  'clothLeft',
  'behindThings',
  'filledIn',
];
const OF_PERSON = ['invented', 'shown', 'unsureJoints', 'armsBefore', 'poseOff', 'turnedAway'];

/**
 * Judges a draft at work size, before it is laid back onto the photo: afterwards face and background would be the
 * photo's own and pass by construction. The score is the chance that a person finds the draft right, or less where a
 * part that no draft may fail in is bad. Of several garments the worst counts, each measured before another hid it.
 * @param seen by how much what is seen of the finished draft moves the log odds of that (`draft-sight.ts`)
 */
export function judge(
  person: Person,
  steps: readonly DraftStep[],
  seen: number,
): QualityReport & { measures: Judged[] } {
  const all = steps.map(({ image, edit, shown }) => {
    const view = viewOf(person, image, edit, [shown]);
    const measures = {
      ...measure(view, view.garments[0]!, surroundingsOf(view)),
      ...doubtsOf(shown.garment, person),
    };
    const parts = partsOf(measures);
    const judged: Judged = { ...measures, rules: scoreOf(parts) };
    const isWorn = shown.garment.model !== undefined;
    const right = chanceFor(judged, RIGHT_MODEL, isWorn, seen);
    const causes = {
      garment: oddsBy(RIGHT_MODEL, judged, OF_GARMENT),
      person: oddsBy(RIGHT_MODEL, judged, OF_PERSON),
    };
    return {
      measures: judged,
      parts: {
        ...parts,
        ...causes,
        right,
        seen: 1 / (1 + Math.exp(-seen)),
        measured: draftScore(judged, RIGHT_MODEL, isWorn),
      },
      score: draftScore(judged, RIGHT_MODEL, isWorn, seen),
    };
  });
  const parts = all
    .map((each): Record<string, number> => each.parts)
    .reduce((worst, each) =>
      Object.fromEntries(
        Object.entries(each).map(([name, value]) => [name, Math.min(value, worst[name] ?? 1)]),
      ),
    );
  const rounded = Object.fromEntries(Object.entries(parts).map(([name, value]) => [name, round(value)]));
  const score = round(Math.min(...all.map((each) => each.score)));
  return { score, passed: score >= PASS, parts: rounded, measures: all.map((each) => each.measures) };
}

/**
 * The score of what was measured; `model` is another than the gate's where one is tried; `isWorn`: whether somebody wears the garment
 * in its photo; `seen`: as `judge` takes it, of a draft that nothing looked at 0.
 */
export function draftScore(
  measures: Readonly<Record<string, number>>,
  model = RIGHT_MODEL,
  isWorn = false,
  seen = 0,
): number {
  const ruin = ruinOf(partsOf({ face: 1, background: 1, things: 0, ...measures } as Judged));
  return Math.min(chanceFor(measures, model, isWorn, seen), ruin);
}

/** Odds by which a garment that somebody wears is moved, so that nine in ten of the right drafts of such reach `PASS` as well (`models/recipes/draft_sight` says them). */
const WORN_ODDS = 3.5;

function chanceFor(
  measures: Readonly<Record<string, number>>,
  model: ChanceModel,
  isWorn: boolean,
  seen: number,
): number {
  const chance = chanceOf(model, measures);
  const odds = (Math.exp(seen) * (isWorn ? WORN_ODDS : 1) * chance) / Math.max(Number.EPSILON, 1 - chance);
  return odds / (1 + odds);
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
