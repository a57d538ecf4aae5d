import { type Box, type Image, type Mask, newImage, newMask, type Size } from '#images';
import type { Point } from '../geometry/point.js';
import { sampleColour, sampleMask } from '../images/sample.js';
import type { Laid } from './laid.js';
import type { CutGarment } from '../garment/garment.js';

/** The pixels of a garment that is laid onto the person, in the person's frame at work size. */
export type Draped = {
  image: Image;
  /** Coverage 0–1. */
  alpha: Mask;
  /** How far round the body the cloth has turned: 0 facing the camera, 1 at the edge of torso or limb. */
  turned: Mask;
  /** The cloth has the folds of this very pose: no other light is laid on it. */
  hasFolds?: boolean;
  /** It was worn in this very pose and only moved. */
  isMoved?: boolean;
  /** And that photo is of the same shot in another colour. */
  isSameShot?: boolean;
  /** Where that photo differs, 0–1: what lies before the garment there is in it too. */
  changed?: Mask;
  /** How it was bent and how long it is, where it was laid by a mesh. */
  laid?: Laid;
};

export function nothingDraped(size: Size): Draped {
  return { image: newImage(size), alpha: newMask(size), turned: newMask(size) };
}

/** Where a pixel of the person gets its cloth from: `at` in the cut-out, and how much of it is taken. */
export type Source = { at: Point; alpha: number; turned: number };

/** Lays cloth over what is draped already, pixel by pixel of `box`; `part` limits what of the garment is taken. */
export function lay(
  draped: Draped,
  garment: CutGarment,
  part: Mask,
  box: Box,
  sourceOf: (x: number, y: number) => Source | undefined,
): void {
  const { width, height } = draped.alpha;
  const colour = [0, 0, 0];
  const right = Math.min(width, Math.ceil(box.x + box.width));
  const bottom = Math.min(height, Math.ceil(box.y + box.height));
  for (let y = Math.max(0, Math.floor(box.y)); y < bottom; y++) {
    for (let x = Math.max(0, Math.floor(box.x)); x < right; x++) {
      const source = sourceOf(x, y);
      if (source === undefined || source.alpha <= 0) continue;
      const coverage = source.alpha * sampleMask(part, source.at.x, source.at.y);
      if (coverage < 0.01) continue;
      sampleColour(garment.image, source.at.x, source.at.y, colour);
      const i = y * width + x;
      const under = draped.alpha.data[i]! * (1 - coverage);
      const total = coverage + under;
      for (let c = 0; c < 3; c++) {
        const at = i * 3 + c;
        draped.image.data[at] = Math.round((colour[c]! * coverage + draped.image.data[at]! * under) / total);
      }
      draped.turned.data[i] = (source.turned * coverage + draped.turned.data[i]! * under) / total;
      draped.alpha.data[i] = total;
    }
  }
}
