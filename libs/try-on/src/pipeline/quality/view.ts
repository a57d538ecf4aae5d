import { type Image, type Labels, type Mask, within } from '#images';
import { smallImage, smallLabels, smallMask } from '../images/small.js';
import type { Keypoints } from '../models/pose-estimator.js';
import type { Laid } from '../fit/laid.js';
import { type Body, bodyOf } from '../person/body.js';
import { centreLimbs } from '../person/centre-limbs.js';
import type { Cut, Garment } from '../garment/garment.js';
import type { Person } from '../person/person.js';

/** Longest sides at which a result and a product are judged: what the gate looks for is larger than a pixel. */
const RESULT_SIDE = 512;
const PRODUCT_SIDE = 320;

/** One garment on the result: as far as it is seen, and what stands in front of it. */
export type Shown = {
  garment: Garment;
  visible: Mask;
  front: Mask;
  /** Share of the garment as it lies on the body that is seen; all of it unless said. */
  shown?: number;
  /** Of a garment that was laid by a mesh. */
  laid?: Laid;
  /** It was worn in the person's own pose and only moved: it hangs as it did. */
  isMoved?: boolean;
  /** And the two photos are of one shot: what is open in it was open. */
  isSameShot?: boolean;
};

export type SeenGarment = Pick<Garment, 'image' | 'mask' | 'kind'> & {
  cut: Cut;
  visible: Mask;
  front: Mask;
  shown?: number;
  laid?: Laid;
  isMoved?: boolean;
  isSameShot?: boolean;
};

/** A result as the gate looks at it: everything at one small size. */
export type View = {
  before: Image;
  after: Image;
  edit: Mask;
  labels: Labels;
  silhouette: Mask;
  body: Body;
  garments: readonly SeenGarment[];
};

export function viewOf(person: Person, result: Image, edit: Mask, shown: readonly Shown[]): View {
  const size = within(person.image, RESULT_SIDE);
  const labels = smallLabels(person.labels, size);
  const keypoints = scaled(person.keypoints, size.width / person.image.width);
  return {
    before: smallImage(person.image, size),
    after: smallImage(result, size),
    edit: smallMask(edit, size),
    labels,
    silhouette: smallMask(person.silhouette, size),
    body: centreLimbs(bodyOf(keypoints, size), labels),
    garments: shown.map(({ garment, visible, front, shown, laid, isMoved = false, isSameShot = false }) => {
      const own = within(garment.image, PRODUCT_SIDE);
      return {
        kind: garment.kind,
        cut: garment.cut,
        image: smallImage(garment.image, own),
        mask: smallMask(garment.mask, own),
        visible: smallMask(visible, size),
        front: smallMask(front, size),
        isMoved,
        isSameShot,
        ...(shown !== undefined && { shown }),
        ...(laid && { laid }),
      };
    }),
  };
}

function scaled(keypoints: Keypoints, by: number): Keypoints {
  return Object.fromEntries(
    Object.entries(keypoints).map(([joint, { x, y, score }]) => [joint, { x: x * by, y: y * by, score }]),
  ) as Keypoints;
}
