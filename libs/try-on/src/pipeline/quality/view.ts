import { type Image, type Labels, type Mask, newImage, newMask, type Size, within } from '../images/image.js';
import type { Keypoints } from '../models/pose-estimator.js';
import type { Laid } from '../fit/laid.js';
import { type Body, bodyOf } from '../stages/body.js';
import { centreLimbs } from '../stages/centre-limbs.js';
import type { Cut, Garment } from '../stages/garment.js';
import type { Person } from '../stages/person.js';

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

export function smallImage(image: Image, size: Size): Image {
  const out = newImage(size);
  average(image, size, 3, image.data, out.data, 0.5);
  return out;
}

export function smallMask(mask: Mask, size: Size): Mask {
  const out = newMask(size);
  average(mask, size, 1, mask.data, out.data, 0);
  return out;
}

/** The mean of the pixels that fall into each new one; `rounding` is added for arrays of whole numbers. */
function average(
  from: Size,
  to: Size,
  channels: number,
  values: Uint8Array | Float32Array,
  out: Uint8Array | Float32Array,
  rounding: number,
): void {
  if (from.width === to.width && from.height === to.height) {
    out.set(values);
    return;
  }
  const starts = (length: number, count: number) =>
    Int32Array.from({ length: count + 1 }, (_, i) => Math.floor((i * length) / count));
  const [xs, ys] = [starts(from.width, to.width), starts(from.height, to.height)];
  const sums = new Float64Array(to.width * channels);
  for (let y = 0; y < to.height; y++) {
    sums.fill(0);
    for (let v = ys[y]!; v < ys[y + 1]!; v++) {
      let at = v * from.width * channels;
      for (let x = 0, sum = 0; x < to.width; x++, sum += channels) {
        for (let u = xs[x]!; u < xs[x + 1]!; u++) {
          for (let c = 0; c < channels; c++, at++) sums[sum + c] = sums[sum + c]! + values[at]!;
        }
      }
    }
    const rows = ys[y + 1]! - ys[y]!;
    for (let x = 0, sum = 0, at = y * to.width * channels; x < to.width; x++) {
      const count = rows * (xs[x + 1]! - xs[x]!);
      for (let c = 0; c < channels; c++, sum++, at++) out[at] = sums[sum]! / count + rounding;
    }
  }
}

function smallLabels(labels: Labels, size: Size): Labels {
  const out = { ...size, data: new Uint8Array(size.width * size.height) };
  for (let y = 0; y < size.height; y++) {
    const row = Math.floor(((y + 0.5) * labels.height) / size.height) * labels.width;
    for (let x = 0; x < size.width; x++) {
      const from = row + Math.floor(((x + 0.5) * labels.width) / size.width);
      out.data[y * size.width + x] = labels.data[from]!;
    }
  }
  return out;
}
