import { type Mask, newImage, newMask } from '#images';
import { makeLandmarks } from '../../models/make-landmarks.js';
import type { Point } from '../../geometry/point.js';
import type { LyingGarment } from '../../garment/garment.js';

/** The cut-outs of the specs of this folder: 400 × 440 pixels, mirrored about x 200, of one grey. */
export const CLOTH = { width: 400, height: 440 };

export type Sleeve = { outer: Point; inner: Point };
export const SHORT: Sleeve = { outer: { x: 85, y: 125 }, inner: { x: 115, y: 145 } };
export const LONG: Sleeve = { outer: { x: 5, y: 265 }, inner: { x: 35, y: 280 } };

/** A shirt 160 px broad and 240 px long from neck to hem; sleeves hang 30° off. */
export function shirt(sleeve: Sleeve | undefined, length = 240): LyingGarment {
  const outline = [
    { x: 170, y: 40 },
    { x: 120, y: 60 },
    ...(sleeve === undefined ? [] : [sleeve.outer, sleeve.inner]),
    { x: 125, y: 120 },
    { x: 125, y: 40 + length },
  ];
  const points = {
    neck_left: { x: 170, y: 40 },
    neck_dip: { x: 200, y: 55 },
    shoulder_left: { x: 120, y: 60 },
    armpit_left: { x: 125, y: 120 },
    hem_left: { x: 125, y: 40 + length },
    ...(sleeve && { cuff_outer_left: sleeve.outer, cuff_inner_left: sleeve.inner }),
  };
  return {
    kind: 'top',
    cut: 'upper',
    image: grey(),
    mask: inside(outline),
    landmarks: makeLandmarks({ ...mirrored(points), ...points }, 'top'),
  };
}

/** Trousers 120 px wide at the waist, 300 px long, parted 100 px below it. */
export function trousers(length = 300): LyingGarment {
  const points = {
    waist_left: { x: 140, y: 40 },
    crotch: { x: 200, y: 140 },
    leg_outer_left: { x: 115, y: 40 + length },
    leg_inner_left: { x: 175, y: 40 + length },
  };
  const outline = [
    points.waist_left,
    points.leg_outer_left,
    points.leg_inner_left,
    { x: points.crotch.x - 1, y: points.crotch.y },
  ];
  return {
    kind: 'bottom',
    cut: 'trousers',
    image: grey(),
    mask: inside(outline),
    landmarks: makeLandmarks({ ...mirrored(points), ...points, crotch: points.crotch }, 'trousers'),
  };
}

const mirror = ({ x, y }: Point): Point => ({ x: CLOTH.width - x, y });

function mirrored(points: Record<string, Point>): Record<string, Point> {
  return Object.fromEntries(
    Object.entries(points).map(([name, p]) => [name.replace('_left', '_right'), mirror(p)]),
  );
}

const grey = () => ({ ...newImage(CLOTH), data: new Uint8Array(CLOTH.width * CLOTH.height * 3).fill(180) });

/** What lies within an outline of the left half and its mirror image. */
function inside(half: readonly Point[]): Mask {
  const polygon = [...half, ...half.toReversed().map(mirror)];
  const mask = newMask(CLOTH);
  for (let i = 0; i < mask.data.length; i++) {
    mask.data[i] = isInside(polygon, i % CLOTH.width, Math.floor(i / CLOTH.width)) ? 1 : 0;
  }
  return mask;
}

function isInside(polygon: readonly Point[], x: number, y: number): boolean {
  let found = false;
  polygon.forEach((a, i) => {
    const b = polygon[(i + 1) % polygon.length]!;
    if (a.y > y !== b.y > y && x < a.x + ((b.x - a.x) * (y - a.y)) / (b.y - a.y)) found = !found;
  });
  return found;
}
