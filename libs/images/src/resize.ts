import sharp from 'sharp';
import { type Box, bytesOf, type Image, type Size } from './image.js';

/** Area-averaged down, cubic up; to exactly `size`. */
export async function resizeImage(image: Image, size: Size): Promise<Image> {
  const { data, info } = await sharp(image.data, {
    raw: { width: image.width, height: image.height, channels: 3 },
  })
    .resize({ ...size, fit: 'fill', kernel: 'cubic' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data: bytesOf(data) };
}

/** The pixels inside `box`, which may reach beyond the frame: the border is repeated there. */
export function cropImage(image: Image, box: Box): Image {
  const { width, height, data } = image;
  const out = { width: box.width, height: box.height, data: new Uint8Array(box.width * box.height * 3) };
  // Of each row the part in the frame is copied as a whole.
  const left = Math.min(box.width, Math.max(0, -box.x));
  const right = Math.max(left, Math.min(box.width, width - box.x));
  for (let y = 0; y < box.height; y++) {
    const from = Math.min(height - 1, Math.max(0, y + box.y)) * width;
    const to = y * box.width;
    out.data.set(data.subarray((from + box.x + left) * 3, (from + box.x + right) * 3), (to + left) * 3);
    repeat(out.data, to, left, data, from);
    repeat(out.data, to + right, box.width - right, data, from + width - 1);
  }
  return out;
}

/** Writes pixel `i` of `data` into `count` pixels of `out` from `at` on. */
function repeat(out: Uint8Array, at: number, count: number, data: Uint8Array, i: number): void {
  for (let p = at * 3; p < (at + count) * 3; p += 3) {
    out[p] = data[i * 3]!;
    out[p + 1] = data[i * 3 + 1]!;
    out[p + 2] = data[i * 3 + 2]!;
  }
}
