import { mix } from '../palette.js';
import { mirrored } from '../path.js';
import type { Sheet } from '../sheet.js';

interface Legs {
  top: number;
  waist: number;
  hip: number;
  crotch: number;
  hem: number;
  gap: number;
  length: number;
}

function someLegs(sheet: Sheet, short: boolean): Legs {
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

function legsOutline(sheet: Sheet, l: Legs, short: boolean): string {
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

function legFolds(sheet: Sheet, l: Legs, short: boolean): string {
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

function waistband(sheet: Sheet, l: Legs, height: number, stitch: string): string {
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

/** The lighter thighs of washed denim. */
function worn(sheet: Sheet, l: Legs, cy: number, short: boolean): string {
  const id = sheet.id();
  const strength = sheet.span(0.1, 0.46);
  sheet.defs.push(
    `<radialGradient id="${id}"><stop offset="0" stop-color="#fff" stop-opacity="${strength}"/><stop offset=".5" stop-color="#fff" stop-opacity="${strength * 0.55}"/><stop offset="1" stop-color="#fff" stop-opacity="0"/></radialGradient>`,
  );
  const leg = (s: number): string =>
    `<ellipse cx="${s * (l.gap + l.hem * 0.95)}" cy="${cy + (short ? 0 : 90)}" rx="${l.hem * (short ? 0.6 : 1.05)}" ry="${short ? 130 : 330}" fill="url(#${id})"/>`;
  return leg(1) + leg(-1);
}

/** Jeans, trousers and shorts: one cut, dressed by the class. */
export function bottoms(sheet: Sheet): string {
  const kind = sheet.traits['class'] ?? 'trousers';
  const short = kind === 'shorts';
  const jeans = kind === 'jeans' || (short && sheet.cloth.material.weave === 'twill');
  const l = someLegs(sheet, short);
  const cy = l.top + l.crotch;
  const end = l.top + l.length;
  const stitch = jeans
    ? sheet.random.pick(['#d08a3c', '#c98f52', '#e0a860'])
    : mix(sheet.cloth.base, '#000000', 0.4);
  const fade = jeans ? worn(sheet, l, cy, short) : '';
  const crease =
    kind === 'trousers'
      ? sheet.seam(
          `M${l.waist * 0.55} ${l.top + 60}L${l.gap + l.hem * 0.95} ${end}M${-l.waist * 0.55} ${l.top + 60}L${-l.gap - l.hem * 0.95} ${end}`,
          { width: 2.4, opacity: 0.4 },
        )
      : '';
  const pocket = (s: number): string =>
    jeans
      ? `M${s * l.waist * 0.42} ${l.top + 42}Q${s * l.waist * 0.5} ${l.top + 108} ${s * (l.hip - 14)} ${l.top + 112}`
      : `M${s * l.waist * 0.66} ${l.top + 40}L${s * (l.hip - 8)} ${l.top + 140}`;
  const pockets = [-1, 1]
    .map(
      (s) =>
        sheet.seam(pocket(s), { width: 2.4, opacity: 0.75 }) +
        sheet.seam(pocket(s), { colour: stitch, dash: '5 2.6', opacity: 0.9 }),
    )
    .join('');
  const fly = `M4 ${l.top + 44}V${cy}M${l.waist * 0.24} ${l.top + 44}V${cy - 66}Q${l.waist * 0.22} ${cy - 30} 5 ${cy - 22}`;
  const hem = (up: number): string => `M${-l.hip * 2} ${end - up + 2}H${l.hip * 2}`;
  return [
    sheet.piece(legsOutline(sheet, l, short), {
      folds: fade + legFolds(sheet, l, short),
      roll: 1.2,
      inside: [
        crease,
        sheet.seam(hem(short ? 22 : 16), { colour: stitch, dash: '5 2.6', opacity: 0.7 }),
        sheet.seam(fly, { colour: stitch, dash: '5 2.6', opacity: jeans ? 0.9 : 0.5 }),
        sheet.seam(`M3 ${l.top + 40}V${cy + 4}`, { width: 2 }),
        pockets,
      ].join(''),
    }),
    waistband(sheet, l, sheet.span(34, 44), stitch),
  ].join('');
}
