import sharp from 'sharp';
import { copyImage, type Image, type Mask, newImage, type Size } from '#images';
import type { Point } from '../geometry/point.js';
import { fill } from '../images/fill.js';
import { dilate } from '../images/morphology.js';
import { sampleColour } from '../images/sample.js';

/** What a generator does to a picture besides what it is asked for. */
export type Drift = {
  /** Longest side that it works at, in pixels. */
  side: number;
  /** Standard deviation of a blur at that size, and JPEG quality afterwards. */
  blur: number;
  jpeg: number;
  /** Factors of the channels, and levels that are added to all. */
  gain: readonly [number, number, number];
  lift: number;
  /** Pixels of the picture. */
  shift: Point;
};

/** A picture as a generator gives it back; PNG of the picture's size. */
export async function generated(
  image: Image,
  { side, blur, jpeg, gain, lift, shift }: Drift,
): Promise<Uint8Array> {
  const { width, height } = image;
  const small = await sharp(moved(image, shift).data, { raw: { width, height, channels: 3 } })
    .resize(side, side, { fit: 'inside' })
    .blur(blur)
    .linear([...gain], [lift, lift, lift])
    .jpeg({ quality: jpeg })
    .toBuffer();
  return sharp(small).resize(width, height, { fit: 'fill' }).png({ compressionLevel: 1 }).toBuffer();
}

/** The whole picture moved and made `scale` times as large around its middle; the border is repeated. */
export function moved(image: Image, by: Point, scale = 1): Image {
  const middle = { x: image.width / 2, y: image.height / 2 };
  return sampled(image, (p) => ({
    x: middle.x + (p.x - by.x - middle.x) / scale,
    y: middle.y + (p.y - by.y - middle.y) / scale,
  }));
}

/** The person alone moved, the room behind them filled up. */
export function personMoved(image: Image, silhouette: Mask, by: Point): Image {
  const around = dilate(silhouette, 3);
  const out = fill(image, { ...around, data: around.data.map((value) => 1 - value) });
  const { width, height } = image;
  for (let i = 0; i < silhouette.data.length; i++) {
    const [x, y] = [Math.round((i % width) - by.x), Math.round(Math.floor(i / width) - by.y)];
    if (x < 0 || y < 0 || x >= width || y >= height) continue;
    const from = y * width + x;
    if (silhouette.data[from]! <= 0.5) continue;
    for (let c = 0; c < 3; c++) out.data[i * 3 + c] = image.data[from * 3 + c]!;
  }
  return out;
}

export type Head = Point & { radius: number };

/** The head of another photo in the place of this one's, as large, with a soft edge. */
export function otherHead(image: Image, to: Head, other: Image, from: Head): Image {
  const out = copyImage(image);
  const scale = from.radius / to.radius;
  const head = sampled(
    other,
    (p) => ({ x: from.x + (p.x - to.x) * scale, y: from.y + (p.y - to.y) * scale }),
    image,
  );
  for (let i = 0; i < image.width * image.height; i++) {
    const far = Math.hypot((i % image.width) - to.x, Math.floor(i / image.width) - to.y) / to.radius;
    const share = Math.min(1, Math.max(0, (1.15 - far) / 0.3));
    if (share === 0) continue;
    for (let at = i * 3; at < i * 3 + 3; at++) {
      out.data[at] = Math.round(image.data[at]! * (1 - share) + head.data[at]! * share);
    }
  }
  return out;
}

function sampled(image: Image, from: (p: Point) => Point, size: Size = image): Image {
  const out = newImage(size);
  const colour = [0, 0, 0];
  for (let y = 0; y < size.height; y++) {
    for (let x = 0; x < size.width; x++) {
      const p = from({ x, y });
      sampleColour(image, p.x, p.y, colour);
      for (let c = 0; c < 3; c++) out.data[(y * size.width + x) * 3 + c] = Math.round(colour[c]!);
    }
  }
  return out;
}
