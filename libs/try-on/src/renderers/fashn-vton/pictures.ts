import type { Image } from '#images';
import { type Place, placeIn, type Size } from '../place-in-frame.js';
import { resample } from './resample.js';

/** A picture of one channel, 0–255. */
export type Grey = Size & { data: Uint8Array };

/** What the network takes for black, which also lies around fitted pictures. */
const BLACK = -1;

/** Fits a picture into the frame: float [3, height, width], −1 to 1. */
export function fitted(image: Image, frame: Size): Float32Array {
  const place = placeIn(frame, image);
  const pixels = resample(image.data, image, place, 3);
  return framed(place, frame, 3, (x, y, c) =>
    Math.min(255, Math.max(0, pixels[(y * place.width + x) * 3 + c]!)),
  );
}

/** The same for a pose map, of which the nearest pixels are taken: [1, height, width]. */
export function fittedPose(map: Grey, frame: Size): Float32Array {
  const place = placeIn(frame, map);
  const nearest = (at: number, from: number, to: number) => Math.min(from - 1, Math.floor((at * from) / to));
  return framed(place, frame, 1, (x, y) => {
    return map.data[nearest(y, map.height, place.height) * map.width + nearest(x, map.width, place.width)]!;
  });
}

/** A pose map that shows nobody: of a garment that lies by itself. */
export function blankPose({ width, height }: Size): Float32Array {
  return new Float32Array(width * height).fill(BLACK);
}

/** Makes black again what lies around the picture. */
export function clearAround(values: Float32Array, { left, top, width, height }: Place, frame: Size): void {
  for (let i = 0; i < values.length; i++) {
    const x = i % frame.width;
    const y = Math.floor(i / frame.width) % frame.height;
    if (x < left || x >= left + width || y < top || y >= top + height) values[i] = BLACK;
  }
}

/** The picture without what lies around it. */
export function unframed(values: Float32Array, { left, top, width, height }: Place, frame: Size): Image {
  const data = new Uint8Array(width * height * 3);
  const plane = frame.width * frame.height;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (top + y) * frame.width + left + x;
      for (let c = 0; c < 3; c++) {
        data[(y * width + x) * 3 + c] = Math.round((values[c * plane + at]! + 1) * 127.5);
      }
    }
  }
  return { width, height, data };
}

function framed(
  { left, top, width, height }: Place,
  frame: Size,
  channels: number,
  valueAt: (x: number, y: number, c: number) => number,
): Float32Array {
  const plane = frame.width * frame.height;
  const out = new Float32Array(channels * plane).fill(BLACK);
  for (let c = 0; c < channels; c++) {
    for (let y = 0; y < height; y++) {
      const row = c * plane + (top + y) * frame.width + left;
      for (let x = 0; x < width; x++) out[row + x] = valueAt(x, y, c) / 127.5 - 1;
    }
  }
  return out;
}
