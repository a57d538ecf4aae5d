import { mix } from '../palette.js';
import { mirrored } from '../path.js';
import type { Sheet } from '../sheet.js';
import { hemLine, someSleeve, someTorso } from './measures.js';
import { cuffLine, sleeves } from './sleeve.js';
import { bodyFolds, torsoOutline } from './torso.js';

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
