import { labOf } from '../images/colour.js';
import type { Image, Mask } from '../images/image.js';

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
  for (let y = BESIDE; y < height - BESIDE; y++) {
    for (let x = BESIDE; x < width - BESIDE; x++) {
      const i = y * width + x;
      for (const step of [1, width]) {
        const is = data[i]! > 0.5;
        if (is === data[i + step]! > 0.5) continue;
        const [inside, outside] = is
          ? [i - BESIDE * step, i + BESIDE * step]
          : [i + BESIDE * step, i - (BESIDE - 1) * step];
        if (data[inside]! <= 0.5 || data[outside]! > 0.5) continue;
        all++;
        if (difference(image, inside, outside) < ALIKE) open++;
      }
    }
  }
  return open / Math.max(1, all);
}

function difference({ data }: Image, a: number, b: number): number {
  const at = (i: number) => labOf(data[i * 3]!, data[i * 3 + 1]!, data[i * 3 + 2]!);
  const [p, q] = [at(a), at(b)];
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}
