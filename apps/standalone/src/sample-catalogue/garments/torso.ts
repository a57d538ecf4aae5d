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

/** Measures of a sleeve; the angles are degrees from straight down, at the shoulder and below the elbow. */
export interface Sleeve {
  length: number;
  upper: number;
  lower: number;
  elbow: number;
  cuff: number;
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

/** Where a sleeve's cuff ends, for bands drawn over it (right-hand side). */
export interface SleeveEnd {
  outer: Point;
  inner: Point;
  /** Unit vector along the arm. */
  along: readonly [number, number];
}

const unit = (degrees: number): readonly [number, number] => [
  Math.sin((degrees * Math.PI) / 180),
  Math.cos((degrees * Math.PI) / 180),
];

/** Both sleeves, to be laid under the body; `finish` draws the cuff over each. */
export function sleeves(
  sheet: Sheet,
  t: Torso,
  s: Sleeve,
  finish: (end: SleeveEnd, left: boolean) => string = () => '',
): string {
  return [false, true].map((left) => oneSleeve(sheet, t, s, left, finish)).join('');
}

function oneSleeve(
  sheet: Sheet,
  t: Torso,
  s: Sleeve,
  left: boolean,
  finish: (end: SleeveEnd, left: boolean) => string,
): string {
  const swing = sheet.random.wobble(2.4);
  const d1 = unit(s.upper + swing);
  const d2 = unit(s.lower + swing + sheet.random.wobble(2));
  const [sx, sy] = [t.shoulder, t.top + t.drop];
  const arm = t.top + t.armhole;
  const half = s.length / 2;
  const elbow: Point = [sx + d1[0] * half, sy + d1[1] * half];
  const outer: Point = [elbow[0] + d2[0] * half, elbow[1] + d2[1] * half, 1];
  const inner: Point = [outer[0] - d2[1] * s.cuff, outer[1] + d2[0] * s.cuff, 1];
  const bend = unit((s.upper + s.lower) / 2 + swing);
  const crook: Point = [elbow[0] - bend[1] * s.elbow, elbow[1] + bend[0] * s.elbow];
  const points: Point[] = [
    [sx - 40, sy - 12, 1],
    [sx + 4, sy + 2],
    [sx + d1[0] * half * 0.3 + 5, sy + d1[1] * half * 0.3],
    elbow,
    outer,
    inner,
    crook,
    [t.chest - 4, arm + 4, 1],
    [t.chest - 40, arm + 2, 1],
  ];
  const side = (list: readonly Point[]): readonly Point[] => (left ? flip(list) : list);
  const sign = left ? -1 : 1;
  const folds = [0.25, 0.55, 0.8].map((at) => {
    const x = sx + (inner[0] - sx) * at;
    const y = sy + (inner[1] - sy) * at;
    const reach = s.cuff * sheet.random.range(0.3, 0.7);
    return sheet.fold(
      sign * (x - reach * 0.6),
      y + 30,
      sign * (x + reach),
      y - 20 + sheet.random.wobble(30),
      7,
      0.8,
    );
  });
  const grain = -sign * (s.upper + s.lower) * 0.5;
  const mouth = spline(
    side([
      outer,
      [(outer[0] + inner[0]) / 2 + d2[0] * 8, (outer[1] + inner[1]) / 2 + d2[1] * 8],
      inner,
      [(outer[0] + inner[0]) / 2 - d2[0] * 8, (outer[1] + inner[1]) / 2 - d2[1] * 8],
    ]),
  );
  return (
    `<path d="${mouth}" fill="${sheet.cloth.lining}"/>` +
    sheet.piece(spline(side(points)), { grain, folds: folds.join('') }) +
    finishFor(finish, { outer, inner, along: d2 }, left)
  );
}

function finishFor(finish: (end: SleeveEnd, left: boolean) => string, end: SleeveEnd, left: boolean): string {
  const drawn = finish(end, left);
  return left && drawn ? `<g transform="scale(-1 1)">${drawn}</g>` : drawn;
}

/** A line across the sleeve, `back` units above its end. */
export function cuffLine(end: SleeveEnd, back: number, inset = 0): string {
  const [ax, ay] = end.along;
  const f = (v: number): string => v.toFixed(1);
  const [dx, dy] = [(end.inner[0] - end.outer[0]) * inset, (end.inner[1] - end.outer[1]) * inset];
  return `M${f(end.outer[0] - ax * back + dx)} ${f(end.outer[1] - ay * back + dy)}L${f(end.inner[0] - ax * back - dx)} ${f(end.inner[1] - ay * back - dy)}`;
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
