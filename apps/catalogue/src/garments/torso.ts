import { flip, mirrored, type Point, spline } from '../path.js';
import type { Sheet } from '../sheet.js';

/** Measures of an upper garment in view units; x from its centre line, y from the top of the view. */
export interface Torso {
  top: number;
  neck: number;
  neckDepth: number;
  vNeck: boolean;
  shoulder: number;
  drop: number;
  armhole: number;
  chest: number;
  waist: number;
  hem: number;
  length: number;
  hemDip: number;
}

/** The front's neckline from the left shoulder to the right. */
export function neckline(t: Torso): string {
  const right = neckRight(t);
  return spline([...flip(right.slice(1)).reverse(), ...right], false);
}

function neckRight(t: Torso): Point[] {
  const bottom = t.top + t.neckDepth;
  return t.vNeck
    ? [
        [0, bottom, 1],
        [t.neck * 0.56, t.top + t.neckDepth * 0.46],
        [t.neck, t.top, 1],
      ]
    : [
        [0, bottom],
        [t.neck * 0.62, t.top + t.neckDepth * 0.72],
        [t.neck, t.top, 1],
      ];
}

/** The outline of the front. */
export function torsoOutline(sheet: Sheet, t: Torso): string {
  const arm = t.top + t.armhole;
  const end = t.top + t.length;
  return mirrored(
    [
      ...neckRight(t),
      [(t.neck + t.shoulder) / 2, t.top + t.drop * 0.44],
      [t.shoulder, t.top + t.drop, 1],
      [Math.min(t.shoulder, t.chest) - 6, (t.top + t.drop + arm) / 2 + 8],
      [t.chest, arm, 1],
      [t.waist, (arm + end) / 2 - 10],
      [t.hem, end, 1],
      [t.hem * 0.5, end + t.hemDip * 0.8],
      [0, end + t.hemDip],
    ],
    sheet.random,
  );
}

/** The neckline as a ring: round the front and across the back of the neck. */
export function neckRing(t: Torso): string {
  const right = neckRight(t);
  return spline([
    ...flip(right.slice(1)).reverse(),
    ...right,
    [t.neck * 0.6, t.top + 7],
    [0, t.top + 10],
    [-t.neck * 0.6, t.top + 7],
  ]);
}

/** The back's hem, a sliver below the front's. */
export function backHem(sheet: Sheet, t: Torso, drop = 7): string {
  const end = t.top + t.length;
  const d = spline([
    [-t.hem + 3, end - 20, 1],
    [t.hem - 3, end - 20, 1],
    [t.hem - 2, end - 1, 1],
    [t.hem * 0.5, end + t.hemDip * 0.8 + drop],
    [0, end + t.hemDip + drop * 1.1],
    [-t.hem * 0.5, end + t.hemDip * 0.8 + drop],
    [-t.hem + 2, end - 1, 1],
  ]);
  return `<path d="${d}" fill="${sheet.cloth.lining}"/>`;
}

/** The inside of the back, seen through the neck, with its label. */
export function neckInside(sheet: Sheet, t: Torso, label = true): string {
  const bottom = t.top + t.neckDepth + 12;
  const d = mirrored(
    [
      [0, t.top + 9],
      [t.neck * 0.7, t.top + 3],
      [t.neck + 2, t.top - 1, 1],
      [t.neck + 3, t.top + 14, 1],
      [t.neck * 0.7, t.top + t.neckDepth * 0.75],
      [0, bottom],
    ],
    sheet.random,
    0.5,
  );
  const tag =
    label && t.neckDepth > 34
      ? `<rect x="-15" y="${t.top + 17}" width="30" height="17" rx="1.5" fill="#efeae0" stroke="#00000040" stroke-width=".8"/><path d="M-9 ${t.top + 25}H9" stroke="#555" stroke-width="2"/>`
      : '';
  return sheet.piece(d, { fill: sheet.cloth.lining, roll: 0.9 }) + tag;
}

/** The folds of a body that lies flat: from the armholes inwards, and a few long ones down the front. */
export function bodyFolds(sheet: Sheet, t: Torso, strength = 1): string {
  const arm = t.top + t.armhole;
  const end = t.top + t.length;
  const { random } = sheet;
  const parts: string[] = [];
  for (const sign of [-1, 1]) {
    parts.push(
      sheet.fold(sign * t.chest, arm + 8, sign * t.chest * 0.35, arm + random.range(30, 90), 10, strength),
    );
    parts.push(
      sheet.fold(
        sign * (t.chest - 4),
        arm + 30,
        sign * t.chest * 0.5,
        arm + random.range(110, 190),
        9,
        strength,
      ),
    );
    parts.push(
      sheet.fold(
        sign * t.hem * random.range(0.3, 0.8),
        end,
        sign * t.waist * random.range(0.2, 0.6),
        end - random.range(120, 260),
        11,
        strength,
      ),
    );
  }
  parts.push(sheet.fold(random.wobble(60), arm + 80, random.wobble(90), end - 60, 13, strength * 0.8));
  return parts.join('');
}
