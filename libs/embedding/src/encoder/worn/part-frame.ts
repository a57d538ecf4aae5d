import type { Labels } from '#images';
import { type Part, partsTable } from '#person-parse';
import type { Frame } from './frame.js';
import type { FramedPart } from './item-parts.js';

/** On a body they are taken for each other. */
const TORSO: readonly Part[] = ['upper', 'dress', 'outer'];
/** Shares of the picture: a part of less is taken for one of its neighbours, and of less still for none. */
const FEW = 1 / 1_100;
const NONE = 1 / 3_000;
/** Of what a part covers, as much is left out on each side: single wrong pixels. */
const STRAY = 0.01;
/** On each side, of the longer one. */
const MARGIN = 0.08;

/** The frame around what a photo shows of a part; undefined where it shows none of it. */
export function partFrame(labels: Labels, part: FramedPart): Frame | undefined {
  const own = ownPixels(labels, part);
  const [xs, ys]: [number[], number[]] = [[], []];
  for (const [at, isOwn] of own.entries()) {
    if (isOwn === 0) continue;
    xs.push(at % labels.width);
    ys.push(Math.floor(at / labels.width));
  }
  if (xs.length < NONE * own.length) return undefined;
  const [left, right] = rangeOf(xs, labels.width);
  const [top, bottom] = rangeOf(ys, labels.height);
  // The picture is squashed: its sides are compared as the photo's are not, which a margin does not notice.
  const pad = MARGIN * Math.max(right - left, bottom - top);
  return {
    left: Math.max(0, left - pad),
    top: Math.max(0, top - pad),
    right: Math.min(1, right + pad),
    bottom: Math.min(1, bottom + pad),
  };
}

/** 1 for each pixel of the part, row by row; of the torso where a part of it is hardly there. */
export function ownPixels({ data }: Labels, part: FramedPart): Uint8Array {
  const own = pixelsOf([part]);
  const count = own.reduce((sum, isOwn) => sum + isOwn, 0);
  return TORSO.includes(part) && count < FEW * data.length ? pixelsOf(TORSO) : own;

  function pixelsOf(parts: readonly Part[]): Uint8Array {
    const isWanted = partsTable(parts);
    return data.map((label) => (isWanted[label] === true ? 1 : 0));
  }
}

/** From where to where all but the stray ones lie, as shares of `side`. */
function rangeOf(places: readonly number[], side: number): [number, number] {
  const inOrder = places.toSorted((a, b) => a - b);
  const stray = Math.floor(STRAY * inOrder.length);
  return [(inOrder[stray] ?? 0) / side, ((inOrder.at(-1 - stray) ?? side - 1) + 1) / side];
}
