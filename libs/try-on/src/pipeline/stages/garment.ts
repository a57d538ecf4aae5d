import type { Strip } from '../geometry/strip.js';
import type { GarmentLandmarks } from '../garment/landmarks.js';
import type { Point } from '../geometry/point.js';
import type { Image, Mask } from '../images/image.js';
import type { Scene } from './scene.js';

export type GarmentKind = 'top' | 'outer' | 'bottom' | 'dress';

/** A garment cut out of its photo, upright. */
export type CutGarment = { image: Image; mask: Mask };

/** What hangs from the shoulders: the landmarks of tops, jackets and dresses, in pixels of the cut-out. */
export type UpperShape = {
  cut: 'upper';
  /** Without sleeves. */
  torso: Mask;
  neckLeft: Point;
  neckRight: Point;
  /** Lowest point of the neckline's outline between them. */
  neckDip: Point;
  shoulderLeft: Point;
  shoulderRight: Point;
  armpitLeft: Point;
  armpitRight: Point;
  /** Torso edges from the armpits (0) to the hem (1), at equal steps. */
  edges: readonly (readonly [left: Point, right: Point])[];
  /** Shoulder tip to shoulder tip. */
  breadth: number;
  sleeves: readonly [left: Sleeve | undefined, right: Sleeve | undefined];
};

export type Sleeve = { strip: Strip; isLong: boolean; part: Mask };

/** Trousers and shorts: a strip per leg from the waist to the cuff. */
export type TrouserShape = {
  cut: 'trousers';
  waistLeft: Point;
  waistRight: Point;
  crotch: Point;
  legs: readonly [left: Strip, right: Strip];
  /** From waist to cuff. */
  length: number;
  breadth: number;
};

export type SkirtShape = {
  cut: 'skirt';
  edges: readonly (readonly [left: Point, right: Point])[];
  breadth: number;
  length: number;
};

export type GarmentShape = UpperShape | TrouserShape | SkirtShape;

/** What a garment covers: `skirt` of bottoms alone, dresses are `upper`. */
export type Cut = GarmentShape['cut'];

/** Who wears a garment in its photo, in pixels of the cut-out. */
export type Model = Pick<Scene, 'labels' | 'silhouette' | 'keypoints' | 'body'>;

type Known = CutGarment & { kind: GarmentKind; cut: Cut };

/** A garment by itself, with landmarks. */
export type LyingGarment = Known & { shape?: GarmentShape; landmarks: GarmentLandmarks; model?: undefined };
/** A garment on somebody in its photo. */
export type WornGarment = Known & { model: Model; shape?: undefined };
export type Garment = LyingGarment | WornGarment;
