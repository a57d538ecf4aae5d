import { mix } from '../palette.js';
import { flip, mirrored, type Point, spline } from '../path.js';
import type { Sheet } from '../sheet.js';
import { collar, someSleeve, someTorso } from './tops.js';
import {
  backHem,
  bodyFolds,
  cuffLine,
  neckInside,
  neckRing,
  sleeves,
  type Torso,
  torsoOutline,
} from './torso.js';

/** A turned lapel from the shoulder to the point where the front closes, right side. */
function lapels(sheet: Sheet, t: Torso, stop: number, width: number): string {
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

function flap(sheet: Sheet, x: number, y: number, w: number, h: number, tilt: number): string {
  const box = (s: number): string =>
    `<g transform="translate(${s * x} ${y}) rotate(${s * tilt})">${sheet.piece(`M${-w / 2} 0H${w / 2}V${h * 0.8}Q${w / 2} ${h} ${w / 2 - 5} ${h}H${-w / 2 + 5}Q${-w / 2} ${h} ${-w / 2} ${h * 0.8}Z`, { roll: 0.3 })}</g>`;
  return box(1) + box(-1);
}

/** Blazer: notched lapels, two buttons, flap pockets and a breast pocket. */
export function blazer(sheet: Sheet): string {
  const chest = sheet.span(158, 192);
  const t = someTorso(sheet, {
    chest,
    shoulder: chest - 4,
    waist: chest - sheet.span(10, 24),
    hem: chest + sheet.span(-4, 12),
    neck: sheet.span(56, 68),
    neckDepth: sheet.span(220, 270),
    vNeck: true,
    length: sheet.span(520, 590),
    hemDip: -6,
  });
  const s = someSleeve(sheet, {
    upper: sheet.span(10, 24),
    lower: sheet.span(2, 14),
    elbow: sheet.span(92, 106),
  });
  const stop = t.top + t.neckDepth;
  const end = t.top + t.length;
  const fill = sheet.random.pick([mix(sheet.cloth.base, '#000000', 0.5), '#8a6a3c', '#3a2d22']);
  const sleeveButtons = (e: Parameters<typeof cuffLine>[0]): string =>
    [18, 34, 50]
      .map((b) => sheet.button(e.inner[0] - e.along[0] * b + 12, e.inner[1] - e.along[1] * b - 2, 4.5, fill))
      .join('');
  return [
    sleeves(sheet, t, s, sleeveButtons),
    sheet.piece(
      mirrored(
        [
          [0, t.top - 8],
          [t.neck, t.top - 6, 1],
          [t.neck * 0.7, t.top + t.neckDepth * 0.6],
          [0, stop + 20],
        ],
        sheet.random,
      ),
      { fill: sheet.cloth.lining, roll: 1.4, plain: true },
    ),
    neckTag(t),
    sheet.piece(torsoOutline(sheet, t), {
      folds: bodyFolds(sheet, t, 0.7),
      inside:
        `<path d="M0 ${stop}C6 ${stop + 120} 4 ${end - 70} 52 ${end + 6}L-20 ${end + 6}C-22 ${end - 60} -10 ${end - 90} -6 ${stop}Z" fill="#000" fill-opacity=".16"/>` +
        sheet.seam(`M4 ${stop}C6 ${stop + 120} 8 ${end - 80} 50 ${end + 4}`, { width: 2.4, opacity: 0.8 }),
    }),
    sheet.seam(
      `M${t.waist * 0.56} ${t.top + t.armhole}Q${t.waist * 0.46} ${stop + 40} ${t.waist * 0.5} ${end - 120}M${-t.waist * 0.56} ${t.top + t.armhole}Q${-t.waist * 0.46} ${stop + 40} ${-t.waist * 0.5} ${end - 120}`,
      { opacity: 0.35 },
    ),
    flap(sheet, t.waist * 0.58, end - 150, 84, 28, 4),
    sheet.piece(`M${t.chest * 0.4} ${t.top + t.armhole * 0.96}l72 -9l2 17l-73 9Z`, { roll: 0.25 }),
    lapels(sheet, t, stop, sheet.span(22, 40)),
    sheet.button(-2, stop + 22, 10, fill),
    sheet.button(0, stop + 92, 10, fill),
  ].join('');
}

const neckTag = (t: Torso): string =>
  `<rect x="-22" y="${t.top + 16}" width="44" height="24" rx="2" fill="#20242c"/><path d="M-14 ${t.top + 28}H14" stroke="#d8c9a0" stroke-width="2.4"/>`;

/** Long coat: wide lapels, one or two rows of buttons. */
export function coat(sheet: Sheet): string {
  const t = someTorso(sheet, {
    top: sheet.span(95, 125),
    neck: sheet.span(56, 68),
    neckDepth: sheet.span(200, 250),
    vNeck: true,
    length: sheet.span(740, 815),
    hem: sheet.span(190, 236),
    hemDip: 4,
    chest: sheet.span(158, 184),
  });
  const s = someSleeve(sheet, {
    upper: sheet.span(9, 20),
    lower: sheet.span(4, 13),
    elbow: 100,
    cuff: sheet.span(68, 84),
  });
  const stop = t.top + t.neckDepth;
  const end = t.top + t.length;
  const double = sheet.random.chance(0.6);
  const fill = mix(sheet.cloth.base, '#000000', 0.55);
  const rows = [24, 120, 216]
    .map((y) =>
      double
        ? sheet.button(-52, stop + y, 11, fill) + sheet.button(52, stop + y, 11, fill)
        : sheet.button(0, stop + y, 12, fill),
    )
    .join('');
  return [
    sleeves(sheet, t, s, (e) => sheet.seam(cuffLine(e, 40), { width: 2 })),
    sheet.piece(
      mirrored(
        [
          [0, t.top - 8],
          [t.neck, t.top - 6, 1],
          [t.neck * 0.7, t.top + t.neckDepth * 0.6],
          [0, stop + 20],
        ],
        sheet.random,
      ),
      { fill: sheet.cloth.lining, roll: 1.4, plain: true },
    ),
    neckTag(t),
    sheet.piece(torsoOutline(sheet, t), { folds: bodyFolds(sheet, t, 0.8), roll: 1.2 }),
    sheet.seam(`M${double ? 78 : 16} ${stop - 20}V${end + 4}`, { width: 2.4, opacity: 0.75 }),
    flap(sheet, t.waist * 0.62, stop + 200, 88, 32, 6),
    lapels(sheet, t, stop, sheet.span(34, 54)),
    rows,
  ].join('');
}

/** Jackets by material: biker leather, denim trucker, raincoat, or bomber. */
export function jacket(sheet: Sheet): string {
  const cut = sheet.traits['cut'] ?? 'bomber';
  const rain = cut === 'raincoat';
  const t = someTorso(sheet, {
    top: rain ? sheet.span(235, 260) : sheet.span(215, 245),
    neck: sheet.span(58, 70),
    neckDepth: sheet.span(48, 62),
    vNeck: true,
    length: rain ? sheet.span(590, 660) : sheet.span(430, 500),
    hem: rain ? sheet.span(190, 220) : sheet.span(140, 172),
    hemDip: 4,
  });
  const s = someSleeve(sheet, {
    upper: sheet.span(12, 30),
    lower: sheet.span(2, 18),
    elbow: 100,
    cuff: sheet.span(62, 76),
    length: sheet.span(430, 490),
  });
  const y = t.top + t.neckDepth;
  const end = t.top + t.length;
  const metal = sheet.random.pick(['#c9cace', '#d9d9dc', '#c2a768']);
  const ribbed = cut === 'bomber';
  const finish = (e: Parameters<typeof cuffLine>[0]): string =>
    ribbed
      ? sheet.rib(cuffLine(e, 20), 40, undefined, 4.5)
      : cut === 'biker'
        ? `<path d="${cuffLine(e, 26, 0.3)}" stroke="${metal}" stroke-width="5" stroke-dasharray="2 1.6"/>`
        : sheet.seam(cuffLine(e, 40), { width: 2.2 }) + sheet.seam(cuffLine(e, 35), stitch(sheet));
  const details =
    cut === 'biker'
      ? biker(sheet, t, y, end, metal)
      : cut === 'denim'
        ? trucker(sheet, t, y, end)
        : rain
          ? raincoat(sheet, t, y, end)
          : bomber(sheet, t, y, end, metal);
  return [
    sleeves(sheet, t, s, finish),
    neckInside(sheet, t),
    rain ? backHem(sheet, t) : '',
    sheet.piece(torsoOutline(sheet, t), { folds: bodyFolds(sheet, t, rain || cut === 'biker' ? 1.3 : 1) }),
    details,
  ].join('');
}

function stitch(sheet: Sheet): { colour: string; dash: string; opacity: number } {
  return {
    colour: sheet.cloth.material.weave === 'twill' ? '#d08a3c' : mix(sheet.cloth.base, '#000000', 0.45),
    dash: '5 2.6',
    opacity: 0.9,
  };
}

function biker(sheet: Sheet, t: Torso, y: number, end: number, metal: string): string {
  const stop = y + 150;
  return [
    sheet.zip(`M-48 ${stop - 60}L-26 ${end}`, -48, stop - 60, metal),
    sheet.zip(`M${t.chest * 0.4} ${y + 120}L${t.chest * 0.82} ${y + 90}`, t.chest * 0.42, y + 118, metal),
    sheet.zip(
      `M${t.chest * 0.36} ${end - 130}L${t.chest * 0.72} ${end - 170}`,
      t.chest * 0.38,
      end - 130,
      metal,
    ),
    sheet.zip(
      `M${-t.chest * 0.42} ${end - 130}L${-t.chest * 0.74} ${end - 170}`,
      -t.chest * 0.44,
      end - 130,
      metal,
    ),
    lapels(sheet, t, stop, sheet.span(44, 66)),
    sheet.seam(`M${-t.hem} ${end - 34}H${t.hem}`, { width: 2.4 }),
    `<rect x="-22" y="${end - 29}" width="46" height="24" rx="4" fill="none" stroke="${metal}" stroke-width="5"/><path d="M2 ${end - 29}V${end - 5}" stroke="${metal}" stroke-width="4"/>`,
    [
      [-t.neck - 30, y + 34],
      [t.neck + 30, y + 34],
    ]
      .map(([x, v]) => `<circle cx="${x}" cy="${v}" r="5.5" fill="${metal}" stroke="#222"/>`)
      .join(''),
  ].join('');
}

function trucker(sheet: Sheet, t: Torso, y: number, end: number): string {
  const yoke = t.top + t.armhole * 0.78;
  const line = (d: string): string =>
    sheet.seam(d, { width: 2.4 }) + `<g transform="translate(0 5)">${sheet.seam(d, stitch(sheet))}</g>`;
  const buttons = Array.from({ length: 5 }, (_, i) =>
    sheet.button(0, y + 30 + ((end - y - 56) * i) / 4, 8.5, '#b98c50'),
  ).join('');
  return [
    line(`M${-t.chest + 8} ${yoke}L-20 ${yoke + 8}M20 ${yoke + 8}L${t.chest - 8} ${yoke}`),
    line(
      `M-46 ${yoke + 8}L-34 ${end - 36}M46 ${yoke + 8}L34 ${end - 36}M-104 ${yoke + 8}L-76 ${end - 36}M104 ${yoke + 8}L76 ${end - 36}`,
    ),
    sheet.piece(`M-19 ${y - 6}H19V${end + 2}H-19Z`, { roll: 0.25 }),
    sheet.seam(`M-14 ${y}V${end}M14 ${y}V${end}`, stitch(sheet)),
    line(`M${-t.hem} ${end - 36}H${t.hem}`),
    flap(sheet, 76, yoke + 6, 74, 36, 0),
    sheet.button(76, yoke + 30, 6.5, '#b98c50'),
    sheet.button(-76, yoke + 30, 6.5, '#b98c50'),
    buttons,
    collar(sheet, t, sheet.span(44, 60)),
  ].join('');
}

function raincoat(sheet: Sheet, t: Torso, y: number, end: number): string {
  const h = sheet.span(130, 165);
  const hood = mirrored(
    [
      [0, t.top - h],
      [t.neck * 0.8, t.top - h * 0.92],
      [t.neck + 40, t.top - h * 0.4],
      [t.neck + 30, t.top + 10],
      [t.neck - 4, y - 4],
      [0, y + 18],
    ],
    sheet.random,
    3,
  );
  const opening = mirrored(
    [
      [0, t.top - h * 0.68],
      [t.neck * 0.64, t.top - h * 0.55],
      [t.neck * 0.8, t.top - h * 0.1],
      [t.neck * 0.45, y - 20],
      [0, y + 8],
    ],
    sheet.random,
    2,
  );
  const snaps = Array.from({ length: 6 }, (_, i) =>
    sheet.button(0, y + 46 + ((end - y - 120) * i) / 5, 8, i % 2 ? '#e6e6e6' : '#e6e6e6'),
  ).join('');
  return [
    sheet.piece(`M-24 ${y + 4}H24V${end + 2}H-24Z`, { roll: 0.4 }),
    snaps,
    flap(sheet, t.waist * 0.6, end - 215, 104, 44, 3),
    sheet.piece(hood, {
      roll: 1.2,
      folds:
        sheet.fold(-t.neck, t.top - h * 0.3, -t.neck * 0.8, t.top + 30, 9) +
        sheet.fold(t.neck, t.top - h * 0.3, t.neck * 0.8, t.top + 30, 9),
    }),
    sheet.piece(opening, { fill: sheet.cloth.lining, roll: 2 }),
  ].join('');
}

function bomber(sheet: Sheet, t: Torso, y: number, end: number, metal: string): string {
  const dark = mix(sheet.cloth.base, '#000000', 0.25);
  return [
    sheet.rib(`M${-t.hem - 1} ${end - 20}H${t.hem + 1}`, 44, dark, 4.5),
    sheet.zip(`M0 ${y - 14}V${end}`, 0, y - 8, metal),
    sheet.seam(`M${t.chest * 0.45} ${end - 190}l36 90M${-t.chest * 0.45} ${end - 190}l-36 90`, {
      width: 5,
      opacity: 0.6,
    }),
    sheet.rib(neckRing({ ...t, vNeck: false }), 24, dark, 4.5),
  ].join('');
}
