import type { Labels } from '#images';
import { partsTable } from '#person-parse';
import { medianOf } from '../geometry/median.js';
import type { Keypoints } from '../models/pose-estimator.js';
import { type Body, SURE, torsoPlace } from './body.js';

/** Where a neck is looked for, above the line through the shoulder joints, and how wide it is with what is worn round it. */
const [LOWEST, HIGHEST] = [0.14, 0.32];
const [NARROWEST, WIDEST] = [0.14, 0.6];
/** So far from the middle between the shoulders a neck stands at most. */
const FURTHEST = 0.25;
const ON_NECK = partsTable(['skin', 'upper', 'outer', 'dress']);

/**
 * How far the neck stands from the middle between the shoulders, in shoulder widths across the body: of somebody who is
 * turned it stands to one side. Told by what is seen between head and shoulders, 0 where nothing is.
 */
export function neckSide(body: Body, { width, height, data }: Labels): number {
  const middles: number[] = [];
  const { shoulders, unit } = body;
  const from = Math.max(0, Math.round(shoulders.y - HIGHEST * unit));
  const to = Math.min(height - 1, Math.round(shoulders.y - LOWEST * unit));
  const [left, right] = [-1, 1].map((sign) =>
    Math.min(width, Math.max(0, Math.round(shoulders.x + sign * 0.6 * unit))),
  ) as [number, number];
  for (let y = from; y <= to; y++) {
    let best: { start: number; end: number } | undefined;
    for (let x = left; x < right; x++) {
      if (!ON_NECK[data[y * width + x]!]) continue;
      const start = x;
      while (x < right && ON_NECK[data[y * width + x]!]) x++;
      if (best === undefined || x - start > best.end - best.start) best = { start, end: x };
    }
    const wide = best === undefined ? 0 : (best.end - best.start) / unit;
    if (best === undefined || wide < NARROWEST || wide > WIDEST) continue;
    middles.push(torsoPlace(body, { x: (best.start + best.end - 1) / 2, y }).side);
  }
  if (middles.length < 3) return 0;
  return Math.min(FURTHEST, Math.max(-FURTHEST, medianOf(middles)));
}

/** How far the head stands across, by the middle of the ears, in shoulder widths; where it is not seen, as far as the neck. */
export function headSide(
  body: Body,
  { left_ear: left, right_ear: right }: Pick<Keypoints, 'left_ear' | 'right_ear'>,
): number {
  if (Math.min(left.score, right.score) < SURE) return body.neck;
  const { side } = torsoPlace(body, { x: (left.x + right.x) / 2, y: (left.y + right.y) / 2 });
  return Math.min(body.neck + MOST_LEAN, Math.max(body.neck - MOST_LEAN, side));
}

/** A neck goes straight up to this height above the joints and leans from there towards the head, in shoulder widths. */
const [FROM, HEAD] = [0.2, 0.55];
const MOST_LEAN = 0.16;

/** Where the neck's middle is at a place of the torso: between neck and head above the shoulders, that of the chest below. */
export function neckSideAt({ neck, head, torso, unit }: Body, t: number): number {
  const rise = (-t * torso) / unit;
  const lean = Math.min(1, Math.max(0, (rise - FROM) / (HEAD - FROM)));
  return neck * Math.min(1, Math.max(0, (0.1 - t) / 0.2)) + (head - neck) * lean;
}
