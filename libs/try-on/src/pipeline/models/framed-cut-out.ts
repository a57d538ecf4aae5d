import { type Image, type Mask, newImage, resizeImage, type Size, supportOf } from '#images';
import type { Tensor } from '#inference';
import type { Point } from '../geometry/point.js';

/** Round the garment, as a share of the longer side of its box; `models/recipes/garment_landmarks/samples.py` has the same. */
const MARGIN = 0.06;
/** What lies behind the garment, of 255. */
const NEUTRAL = 128;
const [MIDDLE, SPREAD] = [127, 128];

/** A cut-out as its networks take it, and the way back from shares of its frame to pixels of the picture. */
export type FramedCutOut = { pixels: Tensor; toPicture: (share: Point) => Point };

/** A part of the picture's plane, in whole pixels; it may reach beyond the picture. */
export type Frame = { left: number; top: number } & Size;

/**
 * The garment in the middle of a frame of the network's size, its proportions kept.
 * @param mask coverage 0–1, of the size of `image`
 * @returns nothing where the mask is empty
 */
export async function framedCutOut(image: Image, mask: Mask, size: Size): Promise<FramedCutOut | undefined> {
  const box = supportOf(mask, 0.5, 0);
  if (!box) return undefined;
  const room = 2 * MARGIN * Math.max(box.width, box.height);
  const scale = Math.min(size.width / (box.width + room), size.height / (box.height + room));
  const wide = { width: Math.ceil(size.width / scale), height: Math.ceil(size.height / scale) };
  const left = Math.round(box.x + box.width / 2 - wide.width / 2);
  const top = Math.round(box.y + box.height / 2 - wide.height / 2);
  return framedPart(image, mask, { left, top, ...wide }, size);
}

/**
 * What `frame` shows of a cut-out.
 * @param mask coverage 0–1, of the size of `image`
 * @returns float32 [1, 4, height, width]: RGB on a neutral ground, (value − 127) ÷ 128, and the mask, −1…1
 */
export async function framedPart(image: Image, mask: Mask, frame: Frame, size: Size): Promise<FramedCutOut> {
  const { left, top, width, height } = frame;
  const [cut, coverage] = [newImage(frame), newImage(frame)];
  cut.data.fill(NEUTRAL);
  for (let y = Math.max(0, top); y < Math.min(image.height, top + height); y++) {
    for (let x = Math.max(0, left); x < Math.min(image.width, left + width); x++) {
      const from = y * image.width + x;
      const to = (y - top) * width + (x - left);
      const m = mask.data[from]!;
      if (m === 0) continue;
      const level = Math.round(255 * m);
      for (let c = 0; c < 3; c++) {
        coverage.data[to * 3 + c] = level;
        cut.data[to * 3 + c] = image.data[from * 3 + c]! * m + NEUTRAL * (1 - m);
      }
    }
  }
  const [small, covered] = await Promise.all([resizeImage(cut, size), resizeImage(coverage, size)]);
  const plane = size.width * size.height;
  const data = new Float32Array(4 * plane);
  for (let i = 0; i < plane; i++) {
    for (let c = 0; c < 3; c++) data[c * plane + i] = (small.data[i * 3 + c]! - MIDDLE) / SPREAD;
    data[3 * plane + i] = (covered.data[i * 3]! / 255 - 0.5) * 2;
  }
  return {
    pixels: { type: 'float32', data, dims: [1, 4, size.height, size.width] },
    toPicture: ({ x, y }) => ({ x: left + x * width, y: top + y * height }),
  };
}
