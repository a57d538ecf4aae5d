import type { Labels } from '../images/image.js';
import { partsTable } from '../models/person-parser.js';
import { type Body, torsoPlace } from './body.js';

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
  const middle = middles.toSorted((a, b) => a - b)[Math.floor(middles.length / 2)]!;
  return Math.min(FURTHEST, Math.max(-FURTHEST, middle));
}

/** That of a place of the torso: all of it above the shoulders, none on the chest. */
export function neckSideAt({ neck }: Body, t: number): number {
  return neck * Math.min(1, Math.max(0, (0.1 - t) / 0.2));
}
