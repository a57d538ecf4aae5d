import { areaOf, type Box, cropImage, type Image, type Mask, newMask, within } from '#images';
import type { Point } from '../../geometry/point.js';
import { dilate } from '../../images/morphology.js';
import { meanWithin, ssimMap } from '../../images/ssim.js';
import type { Keypoints } from '../../models/pose-estimator.js';
import { meanChange } from '../measures.js';
import { smallImage, smallMask } from '../../images/small.js';
import type { RenderView } from './render-view.js';

/** Side of the square that a head is compared at, and how many of its pixels a render may have shifted it. */
const FACE_SIDE = 48;
const SHIFT = 2;
/** Half the side of the square around a head, in shoulder widths. */
const HEAD = 0.34;
/** Longest side at which surroundings are compared: a render's shift of a pixel or two is then none. */
const ROOM_SIDE = 192;
/** What is so near to person and garment, in shoulder widths, may change with them. */
const NEAR = 0.15;
/** Less than this share of the picture tells nothing of the surroundings. */
const LEAST_ROOM = 0.03;

const HEAD_JOINTS = ['nose', 'left_eye', 'right_eye', 'left_ear', 'right_ear'] as const;
const SEEN = 0.3;

/** SSIM of the head, at the shift of a pixel or two that fits best: renderers do not keep to the pixel. */
export function faceLikeness(view: RenderView, keypoints: Keypoints, unit: number): number {
  const seen = HEAD_JOINTS.map((joint) => keypoints[joint]).filter(({ score }) => score >= SEEN);
  if (seen.length === 0) return 1;
  const centre = {
    x: seen.reduce((sum, { x }) => sum + x, 0) / seen.length,
    y: seen.reduce((sum, { y }) => sum + y, 0) / seen.length,
  };
  const step = (2 * HEAD * unit) / FACE_SIDE;
  const before = head(view.before, centre, unit);
  const inner = circle(FACE_SIDE);
  let best = -1;
  for (let dy = -SHIFT; dy <= SHIFT; dy++) {
    for (let dx = -SHIFT; dx <= SHIFT; dx++) {
      const after = head(view.after, { x: centre.x + dx * step, y: centre.y + dy * step }, unit);
      best = Math.max(best, meanWithin(ssimMap(before, after), inner, 1));
    }
  }
  return best;
}

/** What is neither person nor garment: its SSIM, and its mean change in levels of 0–255. */
export function roomLikeness(
  { before, after, silhouette, edit }: RenderView,
  unit: number,
): { room: number; roomChange: number } {
  const size = within(before, ROOM_SIDE);
  const by = size.width / before.width;
  const busy = newMask(before);
  for (let i = 0; i < busy.data.length; i++) busy.data[i] = Math.max(silhouette.data[i]!, edit.data[i]!);
  const near = dilate(atLeast(smallMask(busy, size), 0.2), NEAR * unit * by);
  const room = { ...near, data: near.data.map((value) => 1 - value) };
  if (areaOf(room) < LEAST_ROOM * room.data.length) return { room: 1, roomChange: 0 };
  const [a, b] = [smallImage(before, size), smallImage(after, size)];
  return { room: meanWithin(ssimMap(a, b), room, 1), roomChange: meanChange(a, b, room) };
}

function head(image: Image, { x, y }: Point, unit: number): Image {
  const half = HEAD * unit;
  const box: Box = {
    x: Math.round(x - half),
    y: Math.round(y - half),
    width: Math.max(8, Math.round(2 * half)),
    height: Math.max(8, Math.round(2 * half)),
  };
  return smallImage(cropImage(image, box), { width: FACE_SIDE, height: FACE_SIDE });
}

function circle(side: number): Mask {
  const mask = newMask({ width: side, height: side });
  const middle = (side - 1) / 2;
  for (let i = 0; i < mask.data.length; i++) {
    const [dx, dy] = [(i % side) - middle, Math.floor(i / side) - middle];
    mask.data[i] = Math.hypot(dx, dy) < side / 2 ? 1 : 0;
  }
  return mask;
}

function atLeast(mask: Mask, value: number): Mask {
  return { ...mask, data: mask.data.map((v) => (v > value ? 1 : 0)) };
}
