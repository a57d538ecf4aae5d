import type { GarmentLook, Shown } from '../models/garment-cutter.js';
import type { GarmentKind } from './garment.js';
import type { GarmentLandmarks, LandmarkKind } from './landmarks.js';

const SHOWN_AS: Record<GarmentKind, readonly Shown[]> = {
  top: ['top'],
  outer: ['outer'],
  dress: ['dress'],
  bottom: ['trousers', 'skirt'],
};
const LAID_OUT_AS: Record<GarmentKind, readonly LandmarkKind[]> = {
  top: ['top'],
  outer: ['outerwear-open', 'outerwear-closed'],
  dress: ['dress', 'jumpsuit'],
  bottom: ['trousers', 'shorts', 'skirt'],
};
const KINDS = Object.keys(SHOWN_AS) as GarmentKind[];
/** The least chance that the landmark network's word counts for: it is never so sure that the photo counts for nothing. */
const LEAST = 1e-3;

/** The landmark network takes some buttoned shirts for closed outerwear: of that, this share counts for a top as well. */
const BUTTONED = 0.1;

/** The chance (0–1) that a photo shows a garment of the kind. */
export const chanceOf = (shown: GarmentLook['chances'], kind: GarmentKind): number =>
  SHOWN_AS[kind].reduce((sum, each) => sum + shown[each], 0);

/**
 * The likeliest of the kinds that can be put on: by the whole photo (`GarmentCutter.look`), and with `laidOut` by the
 * cut-out as well (`GarmentLandmarkFinder.find`), both counting alike. Measured: `models/garment-cutter/README.md`.
 */
export function likeliestKind(
  shown: GarmentLook['chances'],
  laidOut?: GarmentLandmarks['chances'],
): GarmentKind {
  const of = kindChances(shown, laidOut);
  return KINDS.reduce((best, kind) => (of[kind] > of[best] ? kind : best));
}

/** The chance (0–1) of each kind, of one of which a garment is, by both as `likeliestKind`. */
export function kindChances(
  shown: GarmentLook['chances'],
  laidOut?: GarmentLandmarks['chances'],
): Record<GarmentKind, number> {
  const weights = KINDS.map((kind) => {
    if (laidOut === undefined) return chanceOf(shown, kind);
    const found = LAID_OUT_AS[kind].reduce((sum, each) => sum + laidOut[each], 0);
    const buttoned = kind === 'top' ? BUTTONED * laidOut['outerwear-closed'] : 0;
    return chanceOf(shown, kind) * Math.max(LEAST, found + buttoned);
  });
  const all = Math.max(
    Number.MIN_VALUE,
    weights.reduce((a, b) => a + b, 0),
  );
  return Object.fromEntries(KINDS.map((kind, i) => [kind, weights[i]! / all])) as Record<GarmentKind, number>;
}
