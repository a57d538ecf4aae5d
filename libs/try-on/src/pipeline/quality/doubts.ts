import { within } from '#images';
import type { Garment } from '../garment/garment.js';
import type { Person } from '../person/person.js';
import { type CutColours, cutColours } from './cut-colours.js';
import { landmarkDoubts, type LandmarkDoubts, NO_LANDMARK_DOUBTS } from './landmark-doubts.js';
import { openOutline } from './open-outline.js';
import { poseDoubts, type PoseDoubts } from './pose-doubts.js';
import { smallImage, smallMask } from '../images/small.js';

/** What speaks against a draft before it is looked at: the garment's own photo, its landmarks, the poses. */
export type Doubts = LandmarkDoubts &
  PoseDoubts &
  CutColours & {
    openOutline: number;
    /** 1 of bottoms, and of dresses: both are judged by other measures than tops. */
    bottom: number;
    dress: number;
  };

/** Longest side at which the colours of a cut-out are counted. */
const COLOUR_SIDE = 320;

export function doubtsOf(garment: Garment, person: Person): Doubts {
  const ofLandmarks = garment.model === undefined ? landmarkDoubts(garment, person) : NO_LANDMARK_DOUBTS;
  const { image, mask } = garment.asSeen ?? garment;
  const small = within(image, COLOUR_SIDE);
  return {
    ...ofLandmarks,
    ...poseDoubts(garment, person),
    ...cutColours(smallImage(image, small), smallMask(mask, small)),
    openOutline: openOutline(image, mask),
    bottom: Number(garment.kind === 'bottom'),
    dress: Number(garment.kind === 'dress'),
  };
}
