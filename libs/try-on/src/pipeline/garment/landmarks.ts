import type { Point } from '../geometry/point.js';

/**
 * Places on a garment as its photo shows it: "left" is where x is smaller.
 * `neck_left`, `neck_right` are where the neckline meets the shoulders, `neck_dip` is the neckline's lowest point in
 * front; elbows lie on the sleeve's outer edge, half way between shoulder tip and cuff. Of trousers, shorts and skirts
 * the waist is the waistband's upper corners; of other garments it is the narrowest place between armpit and hem.
 * The cuffs of trousers and shorts are `leg_*`. Of a garment without sleeves the shoulder tips are the outer ends of
 * its shoulders; straps have `strap_*` instead of neck sides and shoulder tips.
 */
export const LANDMARKS = [
  'neck_left',
  'neck_right',
  'neck_dip',
  'shoulder_left',
  'shoulder_right',
  'armpit_left',
  'armpit_right',
  'elbow_left',
  'elbow_right',
  'cuff_outer_left',
  'cuff_outer_right',
  'cuff_inner_left',
  'cuff_inner_right',
  'waist_left',
  'waist_right',
  'hem_left',
  'hem_right',
  'crotch',
  'leg_outer_left',
  'leg_outer_right',
  'leg_inner_left',
  'leg_inner_right',
  'strap_left',
  'strap_right',
] as const;
export type LandmarkName = (typeof LANDMARKS)[number];

/** What a garment is, as its landmarks are laid out. */
export const LANDMARK_KINDS = [
  'top',
  'dress',
  'skirt',
  'trousers',
  'shorts',
  'jumpsuit',
  'outerwear-open',
  'outerwear-closed',
] as const;
export type LandmarkKind = (typeof LANDMARK_KINDS)[number];

/** A place in pixels of the garment's picture; `visible` is the chance (0–1) that the garment has it and shows it. */
export type Landmark = Point & { visible: number };

/** What the landmark network knows of a garment, in pixels of the picture that it was shown. */
export type GarmentLandmarks = {
  points: Record<LandmarkName, Landmark>;
  /** The most likely kind, and the chance (0–1) of each; they add up to 1. */
  kind: LandmarkKind;
  chances: Record<LandmarkKind, number>;
  /** The chance (0–1) that the garment was photographed filled out, on an invisible body, and not lying flat. */
  ghost: number;
};
