import { mix } from '../palette.js';
import { mirrored } from '../path.js';
import type { Sheet } from '../sheet.js';
import { biker, stitch, trucker } from './jacket-details.js';
import { flap } from './lapels.js';
import { someSleeve, someTorso } from './measures.js';
import { cuffLine, sleeves } from './sleeve.js';
import { backHem, bodyFolds, neckInside, neckRing, type Torso, torsoOutline } from './torso.js';

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
