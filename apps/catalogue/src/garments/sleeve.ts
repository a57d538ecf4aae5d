import { flip, type Point, spline } from '../path.js';
import type { Sheet } from '../sheet.js';
import type { Torso } from './torso.js';

/** Measures of a sleeve; the angles are degrees from straight down, at the shoulder and below the elbow. */
export interface Sleeve {
  length: number;
  upper: number;
  lower: number;
  elbow: number;
  cuff: number;
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
