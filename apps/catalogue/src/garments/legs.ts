import { mix } from '../palette.js';
import { mirrored } from '../path.js';
import type { Sheet } from '../sheet.js';

/** Measures of trousers in view units; `hem` is half a leg's width, `gap` half the space between the legs. */
export interface Legs {
  top: number;
  waist: number;
  hip: number;
  crotch: number;
  hem: number;
  gap: number;
  length: number;
}

/** Trousers or shorts of random proportions. */
export function someLegs(sheet: Sheet, short: boolean): Legs {
  const waist = short ? sheet.span(142, 172) : sheet.span(112, 140);
  const flare = sheet.random.range(0, 1);
  return {
    top: short ? sheet.span(260, 330) : sheet.span(95, 135),
    waist,
    hip: waist + (short ? sheet.span(34, 62) : sheet.span(26, 48)),
    crotch: short ? sheet.span(205, 250) : sheet.span(215, 262),
    hem: short ? sheet.span(150, 190) : flare < 0.25 ? sheet.span(78, 112) : sheet.span(46, 74),
    gap: sheet.span(10, 46),
    length: short ? sheet.span(320, 420) : sheet.span(740, 810),
  };
}

/** The outline of both legs below the waistband's top. */
export function legsOutline(sheet: Sheet, l: Legs, short: boolean): string {
  const end = l.top + l.length;
  const cy = l.top + l.crotch;
  const mid = (cy + end) / 2 - 10;
  const out = short ? l.hip + sheet.span(4, 30) : l.gap + l.hem * 2 * 0.92 + 12;
  const outer = short ? out : Math.max(out, l.hem * 2 + l.gap - 8);
  return mirrored(
    [
      [0, l.top + 12],
      [l.waist * 0.6, l.top + 4],
      [l.waist, l.top - 4, 1],
      [l.hip, cy - 60],
      ...(short ? [] : ([[(l.hip + outer) / 2 - 6, mid]] as const)),
      [outer, end, 1],
      [(outer + l.gap) / 2, end + 6],
      [l.gap, end + 8, 1],
      ...(short ? [] : ([[Math.max(l.gap * 0.6, 8), mid]] as const)),
      [3, cy + 6, 1],
      [0, cy],
    ],
    sheet.random,
  );
}

/** Folds at the crotch, down the legs and at the knees. */
export function legFolds(sheet: Sheet, l: Legs, short: boolean): string {
  const cy = l.top + l.crotch;
  const end = l.top + l.length;
  const parts: string[] = [];
  for (const s of [-1, 1]) {
    parts.push(
      sheet.fold(s * 8, cy + 4, s * l.hip * 0.7, cy - 46, 8),
      sheet.fold(s * 10, cy + 20, s * l.hip * 0.8, cy + 6, 8),
    );
    parts.push(sheet.fold(s * l.hip * 0.6, cy, s * (l.gap + l.hem), end - 20, 13, 0.9));
    if (!short) {
      const knee = cy + (end - cy) * 0.42;
      for (let i = 0; i < 3; i += 1) {
        const y = knee + i * 42 + sheet.random.wobble(26);
        parts.push(
          sheet.fold(s * (l.gap + 8), y, s * (l.gap + l.hem * 1.3), y - 26 + sheet.random.wobble(20), 8, 0.8),
        );
      }
    }
  }
  return parts.join('');
}

/** Waistband with loops, a button and the inside of the back; `stitch` is the colour of its topstitching. */
export function waistband(sheet: Sheet, l: Legs, height: number, stitch: string): string {
  const band = mirrored(
    [
      [0, l.top + 10],
      [l.waist * 0.6, l.top + 3],
      [l.waist, l.top - 6, 1],
      [l.waist + 4, l.top + height - 6, 1],
      [l.waist * 0.6, l.top + height + 2],
      [0, l.top + height + 10],
    ],
    sheet.random,
    0.6,
  );
  const inside = mirrored(
    [
      [0, l.top - 10],
      [l.waist * 0.6, l.top - 12],
      [l.waist, l.top - 6, 1],
      [l.waist * 0.6, l.top + 6],
      [0, l.top + 13],
    ],
    sheet.random,
    0.6,
  );
  const loop = (x: number): string =>
    `<rect x="${x - 6}" y="${l.top - 6}" width="12" height="${height + 14}" rx="2" fill="${mix(sheet.cloth.base, '#000000', 0.12)}" stroke="#000" stroke-opacity=".4"/>`;
  return [
    sheet.piece(inside, { fill: sheet.cloth.lining, roll: 0.5 }),
    sheet.piece(band, { roll: 0.4 }),
    sheet.seam(
      `M${-l.waist} ${l.top + height - 11}Q0 ${l.top + height + 12} ${l.waist} ${l.top + height - 11}`,
      { colour: stitch, dash: '5 2.6', opacity: 0.85 },
    ),
    [-0.72, -0.3, 0.3, 0.72].map((x) => loop(x * l.waist)).join(''),
    sheet.button(
      0,
      l.top + height * 0.62 + 2,
      9,
      sheet.cloth.material.weave === 'twill' ? '#b58a4f' : mix(sheet.cloth.base, '#000000', 0.4),
    ),
  ].join('');
}
