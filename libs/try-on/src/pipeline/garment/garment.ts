import type { Image, Mask } from '#images';
import type { GarmentLandmarks } from '../models/landmarks.js';
import type { Person } from '../person/person.js';

export type GarmentKind = 'top' | 'outer' | 'bottom' | 'dress';

/** A garment cut out of its photo, upright. */
export type CutGarment = { image: Image; mask: Mask };

/** How a garment goes round the body: `upper` hangs from the shoulders, dresses and jumpsuits too. */
export type Cut = 'upper' | 'trousers' | 'skirt';

/** The photo of who wears a garment, in pixels of the cut-out. */
export type Model = Pick<Person, 'image' | 'labels' | 'silhouette' | 'keypoints' | 'body'>;

type Known = CutGarment & { kind: GarmentKind; cut: Cut };

/** A garment by itself, with landmarks. */
export type LyingGarment = Known & {
  landmarks: GarmentLandmarks;
  /** The chances of the kinds by both networks that looked at it. */
  kinds?: Readonly<Record<GarmentKind, number>>;
  /** As its photo shows it: some of the ground is mixed into its edge. */
  asSeen?: CutGarment;
  model?: undefined;
};
/** A garment on somebody in its photo. */
export type WornGarment = Known & {
  model: Model;
  /** As its photo shows it: what hands, hair and bags hide is not filled in. */
  asSeen: CutGarment;
  /** So little of it is to be seen that nobody knows what it looks like. */
  isHidden: boolean;
  landmarks?: undefined;
};
export type Garment = LyingGarment | WornGarment;
