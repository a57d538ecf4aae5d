import type { Person } from '../person/person.js';
import type { QualityReport } from '../try-on-pipeline.js';
import { type ChanceModel, chanceOf, oddsBy } from './chance.js';
import { type Doubts, doubtsOf } from './doubts.js';
import { PASS } from './gate.js';
import { type DraftStep, measuresOf } from './draft-steps.js';
import type { Measures } from './measures.js';
import { RIGHT_MODEL } from './right-model.js';
import { partsOf, ruinOf, scoreOf } from './score.js';

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
 * photo's own and pass by construction. The score is the chance that a person finds the draft right, of several garments
 * the mean of what each says of it, or less where a part that no draft may fail in is bad.
 * @param steps the draft after each of its garments
 * @param seen by how much what is seen of the finished draft moves the log odds of that (`draft-sight.ts`)
 */
export function judge(
  person: Person,
  steps: readonly DraftStep[],
  seen: number,
): QualityReport & { measures: Judged[] } {
  const garments = steps.map(({ shown: { garment } }, i) => {
    const measures = { ...measuresOf(person, steps, i), ...doubtsOf(garment, person) };
    const parts = partsOf(measures);
    const judged: Judged = { ...measures, rules: scoreOf(parts) };
    return { measures: judged, parts, isWorn: garment.model !== undefined };
  });
  const worst = garments
    .map(({ parts, measures }): Record<string, number> => ({
      ...parts,
      garment: oddsBy(RIGHT_MODEL, measures, OF_GARMENT),
      person: oddsBy(RIGHT_MODEL, measures, OF_PERSON),
    }))
    .reduce((worse, each) =>
      Object.fromEntries(
        Object.entries(each).map(([name, value]) => [name, Math.min(value, worse[name] ?? 1)]),
      ),
    );
  const parts = {
    ...worst,
    right: chanceFor(garments, RIGHT_MODEL, seen),
    seen: 1 / (1 + Math.exp(-seen)),
    measured: scoreOfGarments(garments),
  };
  const rounded = Object.fromEntries(Object.entries(parts).map(([name, value]) => [name, round(value)]));
  const score = round(scoreOfGarments(garments, RIGHT_MODEL, seen));
  return { score, passed: score >= PASS, parts: rounded, measures: garments.map(({ measures }) => measures) };
}

/** What was measured of a garment in a draft, and whether somebody wears it in its photo. */
export type JudgedGarment = { measures: Readonly<Record<string, number>>; isWorn: boolean };

/**
 * The score of what was measured of a draft of one garment or several; `model` is another than the gate's where one is tried;
 * `seen`: as `judge` takes it, of a draft that nothing looked at 0.
 */
export function scoreOfGarments(garments: readonly JudgedGarment[], model = RIGHT_MODEL, seen = 0): number {
  const ruins = garments.map(({ measures }) =>
    ruinOf(partsOf({ face: 1, background: 1, things: 0, ...measures } as Judged)),
  );
  return Math.min(chanceFor(garments, model, seen), ...ruins);
}

/** As `scoreOfGarments`, of a draft of one. */
export function draftScore(
  measures: Readonly<Record<string, number>>,
  model = RIGHT_MODEL,
  isWorn = false,
  seen = 0,
): number {
  return scoreOfGarments([{ measures, isWorn }], model, seen);
}

/** Odds by which a garment that somebody wears is moved, so that nine in ten of the right drafts of such reach `PASS` as well (`models/recipes/draft_sight` says them). */
const WORN_ODDS = 3.5;

/** Of several garments the mean of their log odds: the worst of several guesses would be low for right drafts too. */
function chanceFor(garments: readonly JudgedGarment[], model: ChanceModel, seen: number): number {
  const logOdds = garments.map(({ measures, isWorn }) => {
    const chance = chanceOf(model, measures);
    return Math.log(((isWorn ? WORN_ODDS : 1) * chance) / Math.max(Number.EPSILON, 1 - chance));
  });
  const mean = logOdds.reduce((sum, each) => sum + each, 0) / logOdds.length;
  return 1 / (1 + Math.exp(-mean - seen));
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
