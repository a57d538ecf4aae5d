import type { Box, Size } from '#images';
import { likeliestOf, type Parse, partIndex, PARTS, tapsOf } from './parse.js';

/** Somebody is seen from head to feet where this share of the person is shoes: a crop, looked at closer, would say less of what is worn. */
const SHOES = 0.02;
/** Height of a closer look, of the person's: two of them overlap. */
const HEIGHT = 0.62;
/** Of the person's height, above the head and below the feet. */
const BEYOND = 0.04;
/** A look is at least so much wider than the person. */
const WIDER = 1.05;
/** A look that is no closer than this share of the first is none. */
const CLOSER = 0.9;
/** Rows and columns of the network with fewer pixels of a person are without one. */
const LEAST = 3;
/** So many of the network's pixels a look counts the less towards its border, beyond which it saw nothing. */
const BORDER = 30;

/**
 * Where to look closer at a person who is seen whole: the upper and the lower part. The network sees a person from head to feet in
 * two hundred pixels; half of one it sees twice as large. None for crops, which fill its picture already.
 * @returns boxes of the photo's pixels, which may reach beyond the frame
 */
export function closerBoxes(whole: Parse): Box[] {
  const { box, width, height } = whole;
  const labels = likeliestOf(whole);
  if (!wearsShoes(labels)) return [];
  const unit = { x: box.width / width, y: box.height / height };
  const isPerson = isPersonAt(whole);
  const rows = rangeOf(height, (y) => count(width, (x) => isPerson(x, y)) >= LEAST);
  const columns = rangeOf(width, (x) => count(height, (y) => isPerson(x, y)) >= LEAST);
  if (rows === undefined || columns === undefined) return [];
  const tall = (rows.end - rows.start) * unit.y;
  const wide = (columns.end - columns.start) * unit.x;
  const high = Math.max(HEIGHT * tall, (wide * WIDER * box.height) / box.width);
  if (high >= CLOSER * box.height) return [];
  const top = box.y + rows.start * unit.y - BEYOND * tall;
  const bottom = box.y + rows.end * unit.y + BEYOND * tall;
  return [top, bottom - high].map((y) => {
    const first = Math.max(0, Math.floor((y - box.y) / unit.y));
    const last = Math.min(height, Math.ceil((y + high - box.y) / unit.y));
    const seen = rangeOf(width, (x) => count(last - first, (row) => isPerson(x, first + row)) > 0) ?? columns;
    const middle = box.x + ((seen.start + seen.end) / 2) * unit.x;
    const across = (high * box.width) / box.height;
    return {
      x: Math.round(middle - across / 2),
      y: Math.round(y),
      width: Math.round(across),
      height: Math.round(high),
    };
  });
}

/** The mean of what the looks say, each where it saw something; of the size and the box of the first. */
export function joined(whole: Parse, closer: readonly Parse[]): Parse {
  const plane = whole.width * whole.height;
  const probabilities = new Float32Array(PARTS.length * plane);
  const weights = new Float32Array(plane);
  for (const look of [whole, ...closer]) addLook(probabilities, weights, look, whole);
  for (let at = 0; at < probabilities.length; at++) probabilities[at]! /= weights[at % plane]!;
  return { ...whole, probabilities };
}

function addLook(sum: Float32Array, weights: Float32Array, look: Parse, whole: Parse): void {
  const size = { width: whole.width, height: whole.height };
  const { columns, rows } = tapsOf({ ...look, photo: size, box: within(whole, look.box) });
  const plane = size.width * size.height;
  const from = look.width * look.height;
  for (let v = 0; v < rows.low.length; v++) {
    const row0 = rows.low[v]! * look.width;
    const row1 = rows.high[v]! * look.width;
    const ty = rows.share[v]!;
    const start = (rows.first + v) * size.width + columns.first;
    for (let u = 0; u < columns.low.length; u++) {
      const x0 = columns.low[u]!;
      const x1 = columns.high[u]!;
      const tx = columns.share[u]!;
      const weight = look === whole ? 1 : borderWeight(x0, rows.low[v]!, look);
      weights[start + u]! += weight;
      const a = weight * (1 - tx) * (1 - ty);
      const b = weight * tx * (1 - ty);
      const c = weight * (1 - tx) * ty;
      const d = weight * tx * ty;
      for (let k = 0; k < PARTS.length; k++) {
        const p = k * from;
        sum[k * plane + start + u]! +=
          look.probabilities[p + row0 + x0]! * a +
          look.probabilities[p + row0 + x1]! * b +
          look.probabilities[p + row1 + x0]! * c +
          look.probabilities[p + row1 + x1]! * d;
      }
    }
  }
}

function borderWeight(x: number, y: number, { width, height }: Size): number {
  return Math.min(1, (Math.min(x, y, width - 1 - x, height - 1 - y) + 1) / BORDER);
}

/** `box` in pixels of `whole`. */
function within({ box: frame, width, height }: Parse, box: Box): Box {
  const [sx, sy] = [width / frame.width, height / frame.height];
  return {
    x: (box.x - frame.x) * sx,
    y: (box.y - frame.y) * sy,
    width: box.width * sx,
    height: box.height * sy,
  };
}

function wearsShoes(labels: Uint8Array): boolean {
  let person = 0;
  let shoes = 0;
  for (const label of labels) {
    if (label !== 0) person++;
    if (label === partIndex('shoes')) shoes++;
  }
  return shoes > SHOES * person;
}

/** Whether the network's pixel is likelier of a person than not. */
function isPersonAt({ probabilities, width }: Parse): (x: number, y: number) => boolean {
  return (x, y) => probabilities[y * width + x]! < 0.5;
}

function count(length: number, is: (at: number) => boolean): number {
  let found = 0;
  for (let at = 0; at < length; at++) if (is(at)) found++;
  return found;
}

/** From the first to after the last of those that are so. */
function rangeOf(length: number, is: (at: number) => boolean): { start: number; end: number } | undefined {
  let start = 0;
  while (start < length && !is(start)) start++;
  if (start === length) return undefined;
  let end = length;
  while (!is(end - 1)) end--;
  return { start, end };
}
