import type { Mask } from '#images';
import { besideBone, type BesideBone, type Bone } from '../geometry/bone.js';
import type { Point } from '../geometry/point.js';
import { boxAround } from '../images/box-around.js';

/**
 * Sets to 1 what of a mask lies beside a bone: of the pixels up to `reach` around it (pixels of the mask) those that
 * `isIn` says, by where they are beside the bone, their index and their place.
 */
export function markBeside(
  mask: Mask,
  bone: Bone,
  reach: number,
  isIn: (beside: BesideBone, i: number, p: Point) => boolean,
): void {
  const box = boxAround(bone.points, reach);
  const right = Math.min(mask.width, box.x + box.width);
  const bottom = Math.min(mask.height, box.y + box.height);
  for (let y = Math.max(0, Math.floor(box.y)); y < bottom; y++) {
    for (let x = Math.max(0, Math.floor(box.x)); x < right; x++) {
      const [p, i] = [{ x, y }, y * mask.width + x];
      if (isIn(besideBone(bone, p), i, p)) mask.data[i] = 1;
    }
  }
}
