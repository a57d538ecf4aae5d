/** The pipeline's networks one by one, for whoever measures them. */
export * from '../pipeline/models/landmarks.js';
export { likeliestKind } from '../pipeline/garment/likeliest-kind.js';
export { decodeWhole as decodePhoto } from '../pipeline/images/decode.js';
export { CUTTER_MODEL, GarmentCutter, type Shown, SHOWN } from '../pipeline/models/garment-cutter.js';
export { GarmentLandmarkFinder, LANDMARK_MODEL } from '../pipeline/models/garment-landmarks.js';
export { cutOut } from '../pipeline/garment/cut-out/cut-out.js';
export { lookCloser } from '../pipeline/garment/cut-out/look-closer.js';
export type { GarmentKind } from '../pipeline/garment/garment.js';
