import { maskOf } from '#images';
import { partIndex } from '#person-parse';
import { putOn } from './put-on.js';
import { encodeCutOut, encodeMask, encodePng } from '../images/encode.js';
import { compareWithTruth, isUnchanged, leftOver, recolourTruth } from './draft-trials.js';
import { degraded, RECIPES } from './degraded.js';
import { drawnLengths, kindOfKnown } from './drawn-lengths.js';
import { expectedRegion } from '../quality/expected.js';
import { DRAPERY_TRIALS, isGoodTrial, trialDrafts } from './gate-trials.js';
import { fitChance, RIGHT } from './fit-chance.js';
import { fitBounds, tradeOff } from './fit-bounds.js';
import { draftScore, judge, scoreOfGarments } from '../quality/judge.js';
import { headOf } from '../quality/measures.js';
import { rankCorrelation } from './rank-correlation.js';
import { RENDER_GATE } from '../quality/render/render-score.js';
import { renderTrials } from './render-trials.js';
import { RIGHT_MODEL } from '../quality/right-model.js';
import { limbSamples } from './limb-samples.js';
import { limbTable } from './limb-tables.js';
import { DRAFT_GATE } from '../quality/score.js';

/** Stages and figures one by one, for the programs that measure the pipeline; a job needs none of these. */
export const measurement = {
  partIndex,
  maskOf,
  encodeCutOut,
  encodeMask,
  encodePng,
  putOn,
  trialDrafts,
  recolourTruth,
  compareWithTruth,
  drawnLengths,
  kindOfKnown,
  leftOver,
  isUnchanged,
  expectedRegion,
  headOf,
  judge,
  renderTrials,
  isGoodTrial,
  DRAPERY_TRIALS,
  DRAFT_GATE,
  RENDER_GATE,
  fitBounds,
  tradeOff,
  prefixed,
  degraded,
  RECIPES,
  RIGHT_MODEL,
  RIGHT,
  draftScore,
  scoreOfGarments,
  fitChance,
  rankCorrelation,
  limbSamples,
  limbTable,
};

/** Measures as columns of a log. */
function prefixed(measures: object): Record<string, number> {
  return Object.fromEntries(Object.entries(measures).map(([name, value]) => [`m_${name}`, value as number]));
}
