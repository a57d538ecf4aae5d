import { type Image, type Labels, type Mask, newImage, newMask, type Size, within } from '../images/image.js';
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

/** The mean of the pixels that fall into each new one, rounded. */
export function smallImage(image: Image, size: Size): Image {
  if (isOf(image, size)) return { ...size, data: image.data.slice() };
  const out = newImage(size);
  const [xs, ys] = [startsOf(image.width, size.width), startsOf(image.height, size.height)];
  const { data } = image;
  const sums = new Uint32Array(size.width * 3);
  for (let y = 0, to = 0; y < size.height; y++) {
    sums.fill(0);
    for (let row = ys[y]!; row < ys[y + 1]!; row++) {
      let at = row * image.width * 3;
      for (let x = 0, sum = 0; x < size.width; x++, sum += 3) {
        let red = 0;
        let green = 0;
        let blue = 0;
        for (const end = (row * image.width + xs[x + 1]!) * 3; at < end; at += 3) {
          red += data[at]!;
          green += data[at + 1]!;
          blue += data[at + 2]!;
        }
        sums[sum] = sums[sum]! + red;
        sums[sum + 1] = sums[sum + 1]! + green;
        sums[sum + 2] = sums[sum + 2]! + blue;
      }
    }
    const rows = ys[y + 1]! - ys[y]!;
    for (let x = 0, sum = 0; x < size.width; x++) {
      const count = rows * (xs[x + 1]! - xs[x]!);
      for (let c = 0; c < 3; c++, sum++, to++) out.data[to] = sums[sum]! / count + 0.5;
    }
  }
  return out;
}

/** The mean of the pixels that fall into each new one. */
export function smallMask(mask: Mask, size: Size): Mask {
  if (isOf(mask, size)) return { ...size, data: mask.data.slice() };
  const out = newMask(size);
  const [xs, ys] = [startsOf(mask.width, size.width), startsOf(mask.height, size.height)];
  const { data } = mask;
  const sums = new Float64Array(size.width);
  for (let y = 0, to = 0; y < size.height; y++) {
    sums.fill(0);
    for (let row = ys[y]!; row < ys[y + 1]!; row++) {
      let at = row * mask.width;
      for (let x = 0; x < size.width; x++) {
        let sum = sums[x]!;
        for (const end = row * mask.width + xs[x + 1]!; at < end; at++) sum += data[at]!;
        sums[x] = sum;
      }
    }
    const rows = ys[y + 1]! - ys[y]!;
    for (let x = 0; x < size.width; x++, to++) out.data[to] = sums[x]! / (rows * (xs[x + 1]! - xs[x]!));
  }
  return out;
}

const isOf = (picture: Size, { width, height }: Size) => picture.width === width && picture.height === height;

/** Where each new pixel begins along a side, and where the last one ends. */
function startsOf(length: number, count: number): Int32Array {
  return Int32Array.from({ length: count + 1 }, (_, i) => Math.floor((i * length) / count));
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
