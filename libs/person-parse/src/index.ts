export type { EncoderFeatures, FeatureMap } from './encoder-features.js';
export {
  labelsOf,
  likeliestOf,
  MAY_HAVE_SLEEVES,
  type Parse,
  type Part,
  partIndex,
  PARTS,
  partsTable,
  probabilityOf,
  type Taps,
  tapsOf,
} from './parse.js';
export { PARSER_MODEL, PARSER_SIZE, PersonParser } from './person-parser.js';
