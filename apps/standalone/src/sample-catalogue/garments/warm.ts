import { mix } from '../palette.js';
import { mirrored, type Point, spline } from '../path.js';
import type { Sheet } from '../sheet.js';
import { someSleeve, someTorso } from './tops.js';
import { bodyFolds, cuffLine, neckInside, neckRing, sleeves, type Torso, torsoOutline } from './torso.js';

const hemLine = (t: Torso, up: number): string => {
  const y = t.top + t.length - up;
  return `M${-t.hem - 1} ${y}Q0 ${y + t.hemDip * 1.6} ${t.hem + 1} ${y}`;
};

/** Knitted sweater with ribbed neck, cuffs and hem; some have cables. */
export function sweater(sheet: Sheet): string {
  const t = someTorso(sheet, {
    neckDepth: sheet.span(40, 60),
    length: sheet.span(450, 540),
    armhole: sheet.span(160, 200),
    hemDip: 4,
  });
  const s = someSleeve(sheet, { elbow: sheet.span(100, 122), cuff: sheet.span(66, 84) });
  const arm = t.top + t.neckDepth + 20;
  const end = t.top + t.length - 40;
  const strand = (x: number, side: number): string => {
    let d = `M${x - side * 12} ${arm}`;
    for (let y = arm, s = side; y < end; y += 38, s = -s)
      d += `C${x - s * 12} ${y + 20} ${x + s * 12} ${y + 18} ${x + s * 12} ${y + 38}`;
    return `<path d="${d}" fill="none" stroke="#000" stroke-opacity=".26" stroke-width="14"/><path d="${d}" fill="none" stroke="${sheet.cloth.base}" stroke-width="10"/><path d="${d}" fill="none" stroke="${sheet.cloth.light}" stroke-width="4"/><path d="${d}" fill="none" stroke="#000" stroke-opacity=".14" stroke-width="10" stroke-dasharray="2 4.5"/>`;
  };
  const cable = (x: number): string =>
    `<rect x="${x - 24}" y="${arm}" width="48" height="${end - arm}" fill="#000" fill-opacity=".1"/>${strand(x, 1)}${strand(x, -1)}`;
  const cables = sheet.traits['cut'] === 'cable' ? [-108, -36, 36, 108].map(cable).join('') : '';
  const band = sheet.span(34, 52);
  const turtle = sheet.traits['neckline'] === 'turtleneck';
  const roll = mirrored(
    [
      [0, t.top - 50],
      [t.neck * 0.86, t.top - 48],
      [t.neck + 4, t.top - 30],
      [t.neck + 6, t.top + 18],
      [t.neck * 0.6, t.top + 40],
      [0, t.top + 46],
    ],
    sheet.random,
  );
  return [
    sleeves(sheet, t, s, (e) => sheet.rib(cuffLine(e, band / 2), band, undefined, 6)),
    neckInside(sheet, t),
    sheet.piece(torsoOutline(sheet, t), { folds: bodyFolds(sheet, t), inside: cables, roll: 1.3 }),
    sheet.rib(hemLine(t, band / 2), band, undefined, 6),
    turtle
      ? sheet.piece(roll, { roll: 1.2, plain: true }) +
        sheet.rib(`M${-t.neck} ${t.top - 8}Q0 ${t.top + 14} ${t.neck} ${t.top - 8}`, 50, undefined, 6)
      : sheet.rib(neckRing(t), 22, undefined, 5),
  ].join('');
}

/** Hooded sweatshirt with cords and a kangaroo pocket. */
export function hoodie(sheet: Sheet): string {
  const t = someTorso(sheet, {
    top: sheet.span(285, 320),
    neck: sheet.span(66, 80),
    neckDepth: sheet.span(54, 74),
    length: sheet.span(450, 530),
    hemDip: 5,
  });
  const s = someSleeve(sheet, { elbow: sheet.span(96, 116), cuff: sheet.span(60, 76) });
  const h = sheet.span(130, 175);
  const hood = mirrored(
    [
      [0, t.top - h],
      [t.neck * 0.75, t.top - h * 0.92],
      [t.neck + 34, t.top - h * 0.45],
      [t.neck + 26, t.top + 6],
      [t.neck - 6, t.top + t.neckDepth * 0.7],
      [0, t.top + t.neckDepth + 16],
    ],
    sheet.random,
    3,
  );
  const opening = mirrored(
    [
      [0, t.top - h * 0.68],
      [t.neck * 0.62, t.top - h * 0.55],
      [t.neck * 0.78, t.top - h * 0.1],
      [t.neck * 0.45, t.top + t.neckDepth * 0.6],
      [0, t.top + t.neckDepth + 6],
    ],
    sheet.random,
    2,
  );
  const end = t.top + t.length;
  const w = sheet.span(100, 126);
  const pocketTop = end - sheet.span(178, 200);
  const pocket = mirrored(
    [
      [0, pocketTop],
      [w * 0.62, pocketTop, 1],
      [w, pocketTop + 84, 1],
      [w, end - 44, 1],
      [0, end - 44],
    ],
    sheet.random,
    1,
  );
  const y = t.top + t.neckDepth + 2;
  const cord = sheet.random.pick([
    '#f2efe8',
    mix(sheet.cloth.base, '#000000', 0.35),
    mix(sheet.cloth.base, '#ffffff', 0.5),
  ]);
  const string = (x: number): string => {
    const d = `M${x} ${y - 14}C${x * 1.2} ${y + 40} ${x * 0.8} ${y + 60} ${x * 1.1 + sheet.random.wobble(10)} ${y + sheet.random.range(95, 135)}`;
    return `<path d="${d}" transform="translate(2 3)" fill="none" stroke="#000" stroke-opacity=".35" stroke-width="5"/><path d="${d}" fill="none" stroke="${cord}" stroke-width="5" stroke-linecap="round"/><circle cx="${x}" cy="${y - 14}" r="5" fill="#b9b9bd" stroke="#555"/>`;
  };
  const zipped = sheet.traits['cut'] === 'zip';
  return [
    sleeves(sheet, t, s, (e) => sheet.rib(cuffLine(e, 20), 40, undefined, 4.5)),
    sheet.piece(torsoOutline(sheet, { ...t, neckDepth: 20 }), { folds: bodyFolds(sheet, t) }),
    sheet.piece(pocket, { roll: 0.4 }),
    sheet.seam(
      `M${-w * 0.62} ${pocketTop + 6}L${-w + 7} ${pocketTop + 86}M${w * 0.62} ${pocketTop + 6}L${w - 7} ${pocketTop + 86}`,
      { dash: '4 2.4' },
    ),
    sheet.rib(hemLine(t, 20), 40, undefined, 4.5),
    zipped ? sheet.zip(`M0 ${y}V${end}`, 0, y + 6, '#c9c9cd') : '',
    sheet.piece(hood, {
      roll: 1.2,
      folds:
        sheet.fold(-t.neck, t.top - h * 0.3, -t.neck * 0.8, t.top + 30, 9) +
        sheet.fold(t.neck, t.top - h * 0.3, t.neck * 0.8, t.top + 30, 9),
    }),
    sheet.piece(opening, { fill: sheet.cloth.lining, roll: 2.2 }),
    string(-24),
    string(24),
  ].join('');
}

/** A long scarf laid as it is worn: round the neck, its ends crossed. */
export function scarf(sheet: Sheet): string {
  const w = sheet.span(52, 74);
  const neck = sheet.span(92, 118);
  const fringe = (x: number, y: number): string => {
    let d = '';
    for (let i = -w + 4; i < w - 2; i += 8)
      d += `M${x + i} ${y - 8}l${sheet.random.wobble(4)} ${46 + sheet.random.wobble(6)}`;
    return `<path d="${d}" stroke="#000" stroke-opacity=".35" stroke-width="6" stroke-linecap="round"/><path d="${d}" stroke="${sheet.cloth.base}" stroke-width="4.5" stroke-linecap="round"/>`;
  };
  const end = (side: number, x: number, y: number): string => {
    const from = -side * neck;
    const points: Point[] = [
      [from - w, 270],
      [from - w * 0.8, 330],
      [(from + x) / 2 - w * 0.72, 470],
      [x - w, 620],
      [x - w, y, 1],
      [x + w, y, 1],
      [x + w, 600],
      [(from + x) / 2 + w * 0.85, 450],
      [from + w * 0.8, 330],
      [from + w, 262, 1],
    ];
    const folds =
      sheet.fold(from, 280, x - w * 0.4, 640, 13, 1.3) +
      sheet.fold(from + w * 0.5, 300, x + w * 0.3, y - 50, 12, 1.2) +
      sheet.fold((from + x) / 2 - w * 0.5, 470, (from + x) / 2 + w * 0.5, 440, 12);
    return (
      fringe(x, y) +
      `<path d="${spline(points)}" transform="translate(4 8)" fill="#000" fill-opacity=".3" filter="url(#soft)"/>` +
      sheet.piece(spline(points), { folds, grain: side * 8, roll: 1.3 })
    );
  };
  const loop = mirrored(
    [
      [0, 148],
      [neck * 0.9, 168],
      [neck + w, 262],
      [neck + w * 0.6, 340, 1],
      [neck - w * 0.6, 330, 1],
      [neck - w * 0.75, 290],
      [0, 262],
    ],
    sheet.random,
    3,
  );
  return [
    end(-1, -sheet.span(34, 70), sheet.span(780, 850)),
    sheet.piece(loop, {
      roll: 1.5,
      grain: 40,
      folds:
        sheet.fold(-neck, 240, neck, 236, 14, 1.3) +
        sheet.fold(-neck - w * 0.5, 280, -neck * 0.3, 190, 10) +
        sheet.fold(neck + w * 0.5, 280, neck * 0.3, 195, 10),
    }),
    end(1, sheet.span(34, 70), sheet.span(740, 830)),
  ].join('');
}
