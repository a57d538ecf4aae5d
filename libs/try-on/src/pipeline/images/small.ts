import { type Image, type Labels, type Mask, newImage, newMask, type Size } from '#images';

/** The mean of the pixels that fall into each new one, rounded. */
export function smallImage(image: Image, size: Size): Image {
  if (isOf(image, size)) return { ...size, data: image.data.slice() };
  const out = newImage(size);
  const [xs, ys] = [startsOf(image.width, size.width), startsOf(image.height, size.height)];
  const { data } = image;
  const sums = new Uint32Array(size.width * 3);
  for (let y = 0, to = 0; y < size.height; y++) {
    sums.fill(0);
    for (let row = ys[y]!; row < ys[y + 1]!; row++) {
      let at = row * image.width * 3;
      for (let x = 0, sum = 0; x < size.width; x++, sum += 3) {
        let red = 0;
        let green = 0;
        let blue = 0;
        for (const end = (row * image.width + xs[x + 1]!) * 3; at < end; at += 3) {
          red += data[at]!;
          green += data[at + 1]!;
          blue += data[at + 2]!;
        }
        sums[sum] = sums[sum]! + red;
        sums[sum + 1] = sums[sum + 1]! + green;
        sums[sum + 2] = sums[sum + 2]! + blue;
      }
    }
    const rows = ys[y + 1]! - ys[y]!;
    for (let x = 0, sum = 0; x < size.width; x++) {
      const count = rows * (xs[x + 1]! - xs[x]!);
      for (let c = 0; c < 3; c++, sum++, to++) out.data[to] = sums[sum]! / count + 0.5;
    }
  }
  return out;
}

/** The mean of the pixels that fall into each new one. */
export function smallMask(mask: Mask, size: Size): Mask {
  if (isOf(mask, size)) return { ...size, data: mask.data.slice() };
  const out = newMask(size);
  const [xs, ys] = [startsOf(mask.width, size.width), startsOf(mask.height, size.height)];
  const { data } = mask;
  const sums = new Float64Array(size.width);
  for (let y = 0, to = 0; y < size.height; y++) {
    sums.fill(0);
    for (let row = ys[y]!; row < ys[y + 1]!; row++) {
      let at = row * mask.width;
      for (let x = 0; x < size.width; x++) {
        let sum = sums[x]!;
        for (const end = row * mask.width + xs[x + 1]!; at < end; at++) sum += data[at]!;
        sums[x] = sum;
      }
    }
    const rows = ys[y + 1]! - ys[y]!;
    for (let x = 0; x < size.width; x++, to++) out.data[to] = sums[x]! / (rows * (xs[x + 1]! - xs[x]!));
  }
  return out;
}

const isOf = (picture: Size, { width, height }: Size) => picture.width === width && picture.height === height;

/** Where each new pixel begins along a side, and where the last one ends. */
function startsOf(length: number, count: number): Int32Array {
  return Int32Array.from({ length: count + 1 }, (_, i) => Math.floor((i * length) / count));
}

/** The label in the middle of each new pixel. */
export function smallLabels(labels: Labels, size: Size): Labels {
  const out = { ...size, data: new Uint8Array(size.width * size.height) };
  for (let y = 0; y < size.height; y++) {
    const row = Math.floor(((y + 0.5) * labels.height) / size.height) * labels.width;
    for (let x = 0; x < size.width; x++) {
      const from = row + Math.floor(((x + 0.5) * labels.width) / size.width);
      out.data[y * size.width + x] = labels.data[from]!;
    }
  }
  return out;
}
