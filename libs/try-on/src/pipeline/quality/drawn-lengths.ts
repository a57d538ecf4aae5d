import type { LandmarkKind, LandmarkName } from '../garment/landmarks.js';
import { makeLandmarks } from '../garment/make-landmarks.js';
import type { Point } from '../geometry/point.js';
import type { CutGarment, Garment, GarmentKind } from '../garment/garment.js';
import { withLandmarks } from '../garment/prepare-garment.js';
import type { Person } from '../person/person.js';
import { warp } from '../fit/warp.js';
import { clothOf } from './cloth.js';

/** A garment of which everything is known. */
export type KnownGarment = CutGarment & {
  landmarks: Partial<Record<LandmarkName, Point>>;
  kind: LandmarkKind;
  isGhost: boolean;
};

const PUT_ON_AS: Record<LandmarkKind, GarmentKind> = {
  top: 'top',
  dress: 'dress',
  jumpsuit: 'dress',
  skirt: 'bottom',
  trousers: 'bottom',
  shorts: 'bottom',
  'outerwear-open': 'outer',
  'outerwear-closed': 'outer',
};

export const kindOfKnown = ({ kind }: Pick<KnownGarment, 'kind'>): GarmentKind => PUT_ON_AS[kind];

/**
 * How far a draft's hem (torsos) and worse sleeve (of the arm) are from where the garment's true landmarks put them,
 * and how far its cells are stretched.
 * @param found the garment as it was prepared from its photo
 * @returns undefined where one of the two cannot be laid by its landmarks
 * @throws {TryOnError} `WARP_FAILED`
 */
export function drawnLengths(
  person: Person,
  found: Garment,
  { image, mask, landmarks, kind, isGhost }: KnownGarment,
): { hem: number; sleeve: number; stretch: number } | undefined {
  const known = makeLandmarks(landmarks, kind, { ghost: Number(isGhost) });
  const hasLegs = kind === 'trousers' || kind === 'shorts';
  // What is seen through the neck changes no length.
  const truth = withLandmarks({ image, mask }, PUT_ON_AS[kind], {
    landmarks: known,
    hasLegs,
    inside: undefined,
  });
  const [got, wanted] = [found, truth].map((garment) => warp(garment, person, { width: 1, length: 1 }).laid);
  if (got === undefined || wanted?.planned === undefined || got.hang.hem === undefined) return undefined;
  const { hemError, sleeveError, stretch } = clothOf({ ...got, planned: wanted.planned });
  return { hem: hemError, sleeve: sleeveError, stretch };
}
