import { putOn } from '../draft/put-on.js';
import { Stopwatch } from '../draft/stopwatch.js';
import { encodeCutOut, encodePng } from '../images/encode.js';
import { maskOf } from '../images/image.js';
import { partIndex } from '../models/person-parser.js';
import { compareWithTruth, isUnchanged, leftOver, recolourTruth } from './draft-trials.js';
import { expectedRegion } from './expected.js';
import { gateTrials } from './gate-trials.js';
import { judge } from './judge.js';
import { headOf } from './measures.js';

/** Stages and figures one by one, for the programs that measure the pipeline; a job needs none of these. */
export const measurement = {
  partIndex,
  maskOf,
  encodeCutOut,
  encodePng,
  putOn,
  Stopwatch,
  gateTrials,
  recolourTruth,
  compareWithTruth,
  leftOver,
  isUnchanged,
  expectedRegion,
  headOf,
  judge,
};
