import { flip, mirrored, type Point, spline } from '../path.js';
import type { Sheet } from '../sheet.js';
import type { Torso } from './torso.js';

/** A turned lapel from the shoulder to the point where the front closes, right side. */
export function lapels(sheet: Sheet, t: Torso, stop: number, width: number): string {
  const notch = t.top + (stop - t.top) * 0.38;
  const leaf: Point[] = [
    [2, stop, 1],
    [t.neck * 0.5, t.top + (stop - t.top) * 0.45],
    [t.neck - 4, t.top - 4, 1],
    [t.neck + 22, t.top + 14, 1],
    [t.neck + 16, notch - 8, 1],
    [t.neck - 6, notch - 2, 1],
    [t.neck + width, notch + 2, 1],
    [t.neck * 0.72, (notch + stop) / 2 + 8],
  ];
  const band = mirrored(
    [
      [0, t.top - 18],
      [t.neck * 0.8, t.top - 16],
      [t.neck + 18, t.top + 6, 1],
      [t.neck * 0.7, t.top + 16],
      [0, t.top + 14],
    ],
    sheet.random,
    0.5,
  );
  const one = (points: Point[], grain: number): string =>
    `<path d="${spline(points)}" transform="translate(3 6)" fill="#000" fill-opacity=".35" filter="url(#soft)"/>${sheet.piece(spline(points), { roll: 0.5, grain })}`;
  return sheet.piece(band, { roll: 0.5 }) + one(flip(leaf), -14) + one(leaf, 14);
}

/** A pair of pocket flaps at x and -x, view units; `tilt` in degrees. */
export function flap(sheet: Sheet, x: number, y: number, w: number, h: number, tilt: number): string {
  const box = (s: number): string =>
    `<g transform="translate(${s * x} ${y}) rotate(${s * tilt})">${sheet.piece(`M${-w / 2} 0H${w / 2}V${h * 0.8}Q${w / 2} ${h} ${w / 2 - 5} ${h}H${-w / 2 + 5}Q${-w / 2} ${h} ${-w / 2} ${h * 0.8}Z`, { roll: 0.3 })}</g>`;
  return box(1) + box(-1);
}

/** The woven label inside a lined jacket's neck. */
export const neckTag = (t: Torso): string =>
  `<rect x="-22" y="${t.top + 16}" width="44" height="24" rx="2" fill="#20242c"/><path d="M-14 ${t.top + 28}H14" stroke="#d8c9a0" stroke-width="2.4"/>`;
