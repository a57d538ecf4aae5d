import type { Tensor } from '#inference';
import type { Image, Size } from '../images/image.js';
import { resizeImage } from '../images/resize.js';

const [MIDDLE, SPREAD] = [127.5, 63.75];

/** A picture squashed to `size` as the built-in networks take it: float32 [1, 3, height, width], −2…2. */
export async function pixelValues(image: Image, size: Size): Promise<Tensor> {
  return valuesOf(await resizeImage(image, size));
}

/** A picture of the network's size as the built-in networks take it: float32 [1, 3, height, width], −2…2. */
export function valuesOf({ width, height, data: rgb }: Image): Tensor {
  const plane = width * height;
  const data = new Float32Array(3 * plane);
  for (let i = 0; i < plane; i++) {
    for (let c = 0; c < 3; c++) data[c * plane + i] = (rgb[i * 3 + c]! - MIDDLE) / SPREAD;
  }
  return { type: 'float32', data, dims: [1, 3, height, width] };
}
