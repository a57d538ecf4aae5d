import type { Image, Size } from './image.js';
import { resizeImage } from './resize.js';

const [MIDDLE, SPREAD] = [127.5, 63.75];

/** A picture as a network's input: dims are [1, 3, height, width]. */
type PixelValues = { type: 'float32'; data: Float32Array; dims: number[] };

/** A picture squashed to `size` as the built-in networks take it: float32 [1, 3, height, width], −2…2. */
export async function pixelValues(image: Image, size: Size): Promise<PixelValues> {
  return valuesOf(await resizeImage(image, size));
}

/** A picture of the network's size as the built-in networks take it: float32 [1, 3, height, width], −2…2. */
export function valuesOf({ width, height, data: rgb }: Image): PixelValues {
  const plane = width * height;
  const data = new Float32Array(3 * plane);
  for (let i = 0; i < plane; i++) {
    for (let c = 0; c < 3; c++) data[c * plane + i] = (rgb[i * 3 + c]! - MIDDLE) / SPREAD;
  }
  return { type: 'float32', data, dims: [1, 3, height, width] };
}
