import { besideBone } from '../geometry/bone.js';
import { type Mask, newMask, type Size } from '../images/image.js';
import { type Body, torsoPlace } from './body.js';
import { boxAround } from './warp/worn.js';

/** Half of a sleeve's width, and how far from the trunk's middle it hangs beside it, in shoulder widths. */
const [HALF, BESIDE] = [0.17, 0.42];
/** As shares of the arm: from the elbow to where cuffs end. */
const [FROM, TO] = [0.45, 1.12];

/** Where the lower halves of sleeves hang beside the trunk. */
export function sleevesBeside(body: Body, size: Size): Mask {
  const out = newMask(size);
  for (const { arm } of [body.left, body.right]) {
    const box = boxAround(arm.points, HALF * body.unit);
    const right = Math.min(size.width, box.x + box.width);
    const bottom = Math.min(size.height, box.y + box.height);
    for (let y = Math.max(0, Math.floor(box.y)); y < bottom; y++) {
      for (let x = Math.max(0, Math.floor(box.x)); x < right; x++) {
        const { along, across } = besideBone(arm, { x, y });
        if (along < FROM * arm.total || along > TO * arm.total || Math.abs(across) > HALF * body.unit)
          continue;
        if (Math.abs(torsoPlace(body, { x, y }).side) > BESIDE) out.data[y * size.width + x] = 1;
      }
    }
  }
  return out;
}
