import sharp from 'sharp';
import type { Box, Image, Size } from './image.js';

/** Area-averaged down, cubic up; to exactly `size`. */
export async function resizeImage(image: Image, size: Size): Promise<Image> {
  const { data, info } = await sharp(image.data, {
    raw: { width: image.width, height: image.height, channels: 3 },
  })
    .resize({ ...size, fit: 'fill', kernel: 'cubic' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

/** The pixels inside `box`, which may reach beyond the frame: the border is repeated there. */
export function cropImage(image: Image, box: Box): Image {
  const out = { width: box.width, height: box.height, data: new Uint8Array(box.width * box.height * 3) };
  for (let y = 0; y < box.height; y++) {
    const row = Math.min(image.height - 1, Math.max(0, y + box.y)) * image.width;
    for (let x = 0; x < box.width; x++) {
      const from = (row + Math.min(image.width - 1, Math.max(0, x + box.x))) * 3;
      const to = (y * box.width + x) * 3;
      out.data[to] = image.data[from]!;
      out.data[to + 1] = image.data[from + 1]!;
      out.data[to + 2] = image.data[from + 2]!;
    }
  }
  return out;
}
