import type { Labels, Size } from '#images';
import type { Frame } from './frame.js';
import type { FramedPart } from './item-parts.js';
import { ownPixels } from './part-frame.js';

/** What covers a pixel, each channel. */
const GROUND = 235;
/** Pixels of the view around the part that are left: labels end a little too early. */
const RIM = 2;

/**
 * Covers what is not of the part in a view of its frame.
 * @param pixels RGB bytes [height, width, 3] of the frame, resized @returns the same with grey in place of all else
 */
export function coverOthers(
  pixels: Buffer,
  { width, height }: Size,
  labels: Labels,
  part: FramedPart,
  frame: Frame,
): Buffer {
  const own = ownPixels(labels, part);
  const columns = places(width, frame.left, frame.right, labels.width);
  const rows = places(height, frame.top, frame.bottom, labels.height);
  const view = new Uint8Array(width * height);
  for (const [y, row] of rows.entries()) {
    for (const [x, column] of columns.entries()) view[y * width + x] = own[row * labels.width + column] ?? 0;
  }
  const left = widened(widened(view, width, height, 1), width, height, width);
  const covered = Buffer.alloc(pixels.length, GROUND);
  for (const [at, isLeft] of left.entries()) {
    if (isLeft > 0) pixels.copy(covered, 3 * at, 3 * at, 3 * at + 3);
  }
  return covered;
}

/** Which of `count` pixels the middle of each of a view's `side` pixels lies in. */
function places(side: number, from: number, to: number, count: number): number[] {
  return Array.from({ length: side }, (_, at) =>
    Math.min(count - 1, Math.floor((from + ((at + 0.5) / side) * (to - from)) * count)),
  );
}

/** 1 where one is within `RIM` pixels along a row (`step` 1) or a column (`step` the width). */
function widened(view: Uint8Array, width: number, height: number, step: number): Uint8Array {
  const out = new Uint8Array(view.length);
  const end = step === 1 ? width : height;
  for (const [at, value] of view.entries()) {
    if (value === 0) continue;
    const place = step === 1 ? at % width : Math.floor(at / width);
    for (let by = Math.max(-RIM, -place); by <= Math.min(RIM, end - 1 - place); by++) out[at + by * step] = 1;
  }
  return out;
}
