import type { Image, Mask } from '#images';
import { deltaE76, labAt } from '../images/colour.js';

/** How far inside and outside of the outline colours are compared, in pixels, and how alike is the same cloth. */
const BESIDE = 3;
const ALIKE = 5;

/**
 * Share of a cut-out's outline across which its photo goes on in the same colour: there the cut went through cloth, or
 * the ground looks like it.
 */
export function openOutline(image: Image, mask: Mask): number {
  const { width, height, data } = mask;
  let [all, open] = [0, 0];
  for (const step of [1, width]) {
    for (let y = BESIDE; y < height - BESIDE; y++) {
      for (let i = y * width + BESIDE; i < (y + 1) * width - BESIDE; i++) {
        const is = data[i]! > 0.5;
        if (is === data[i + step]! > 0.5) continue;
        const inside = is ? i - BESIDE * step : i + BESIDE * step;
        const outside = is ? i + BESIDE * step : i - (BESIDE - 1) * step;
        if (data[inside]! <= 0.5 || data[outside]! > 0.5) continue;
        all++;
        if (deltaE76(labAt(image, inside), labAt(image, outside)) < ALIKE) open++;
      }
    }
  }
  return open / Math.max(1, all);
}
