import { blur, copyImage, type Image, type Mask, newMask } from '#images';
import type { Front } from '../uncover/layers.js';
import type { Uncovered } from '../uncover/uncover.js';
import type { Draped } from '../fit/draped.js';

/** Pixels of soft edge, at work size. */
const FEATHER = 0.8;

export type Blended = {
  image: Image;
  /** Where the result may differ from the photo, 0–1. */
  edit: Mask;
  /** The garment as far as it is seen. */
  visible: Mask;
};

/** Background and body, then the garment, then what is in front of it. */
export function blend(photo: Image, uncovered: Uncovered, draped: Draped, front: Front): Blended {
  const soft = blur(draped.alpha, FEATHER);
  const out = copyImage(photo);
  const edit = newMask(photo);
  const visible = newMask(photo);
  for (let i = 0; i < edit.data.length; i++) {
    // There the photo stays as it is.
    if (draped.alpha.data[i] === 0 && uncovered.painted.data[i] === 0) continue;
    const inFront = front.mask.data[i]!;
    const cloth = Math.min(1, soft.data[i]!) * (draped.alpha.data[i]! > 0 ? 1 : 0);
    visible.data[i] = cloth * (1 - inFront);
    edit.data[i] = Math.max(visible.data[i]!, uncovered.painted.data[i]! * (1 - inFront));
    for (let c = 0; c < 3; c++) {
      const at = i * 3 + c;
      const behind = uncovered.image.data[at]! * (1 - cloth) + draped.image.data[at]! * cloth;
      out.data[at] = Math.round(behind * (1 - inFront) + front.image.data[at]! * inFront);
    }
  }
  return { image: out, edit, visible };
}
