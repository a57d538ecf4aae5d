import { flip, mirrored, spline } from '../path.js';
import type { Sheet } from '../sheet.js';
import { someSleeve } from './measures.js';
import { fan } from './skirt.js';
import { cuffLine, sleeves } from './sleeve.js';
import { neckInside, neckline, type Torso } from './torso.js';

/** Summer dress (straps) or sleeved dress, with a seam at the waist and a swinging skirt. */
export function dress(sheet: Sheet): string {
  const sleeveless = sheet.traits['sleeve'] === 'sleeveless';
  const top = sheet.span(90, 130);
  const chest = sheet.span(118, 150);
  const waistY = top + sheet.span(245, 300);
  const waist = chest * sheet.span(0.72, 0.88);
  const end = sheet.span(790, 910);
  const hem = sheet.span(190, 300);
  const neck = sleeveless ? sheet.span(66, 86) : sheet.span(58, 78);
  const strap = sleeveless ? sheet.span(12, 34) : chest - 6 - neck;
  const t: Torso = {
    top,
    neck,
    neckDepth: sleeveless ? sheet.span(85, 140) : sheet.span(50, 100),
    vNeck: sheet.random.chance(0.4),
    shoulder: neck + strap,
    drop: sleeveless ? 6 : 30,
    armhole: sheet.span(130, 165),
    chest,
    waist,
    hem,
    length: end - top,
    hemDip: 0,
  };
  const arm = top + t.armhole;
  const neckPart = t.vNeck
    ? ([
        [0, top + t.neckDepth, 1],
        [neck * 0.6, top + t.neckDepth * 0.5],
      ] as const)
    : ([
        [0, top + t.neckDepth],
        [neck * 0.68, top + t.neckDepth * 0.74],
      ] as const);
  const bodice = mirrored(
    [
      ...neckPart,
      [neck, top, 1],
      [t.shoulder, top + t.drop, 1],
      [t.shoulder - (sleeveless ? 2 : 6), top + t.armhole * 0.6],
      [chest, arm, 1],
      [(chest + waist) / 2 - 2, (arm + waistY) / 2],
      [waist, waistY, 1],
      [0, waistY + 6],
    ],
    sheet.random,
  );
  const wave = sheet.random.range(8, 20);
  const skirt = mirrored(
    [
      [0, waistY - 2],
      [waist, waistY - 6, 1],
      [(waist + hem) / 2 + sheet.span(-8, 24), (waistY + end) / 2 - 20],
      [hem, end - 26, 1],
      [hem * 0.8, end + wave * 0.2],
      [hem * 0.6, end - wave * 0.5],
      [hem * 0.4, end + wave],
      [hem * 0.2, end],
      [0, end + wave],
    ],
    sheet.random,
    3,
  );
  const hole = [
    [t.shoulder, top + t.drop, 1],
    [t.shoulder - 2, top + t.armhole * 0.6],
    [chest, arm, 1],
  ] as const;
  const s = someSleeve(sheet, {
    elbow: sheet.span(74, 100),
    cuff: sheet.traits['sleeve'] === 'long' ? sheet.span(48, 64) : sheet.span(84, 104),
  });
  const belt = sheet.random.chance(0.3)
    ? sheet.piece(
        mirrored(
          [
            [0, waistY - 8],
            [waist + 3, waistY - 14, 1],
            [waist + 3, waistY + 6, 1],
            [0, waistY + 14],
          ],
          sheet.random,
          0.5,
        ),
        { fill: sheet.cloth.dark, roll: 0.3 },
      )
    : '';
  return [
    sleeveless
      ? ''
      : sleeves(sheet, t, { ...s, length: s.length * 0.86 }, (e) =>
          sheet.seam(cuffLine(e, 10), { dash: '4 2.4' }),
        ),
    neckInside(sheet, t),
    sheet.piece(skirt, {
      folds: fan(sheet, waistY, waist, end, hem, 7, 1.1),
      inside: sheet.seam(`M${-hem} ${end - 40}Q0 ${end - 4} ${hem} ${end - 40}`, { opacity: 0.25 }),
    }),
    sheet.piece(bodice, {
      folds:
        sheet.fold(-chest, arm + 10, -chest * 0.3, arm + 50, 9) +
        sheet.fold(chest, arm + 10, chest * 0.3, arm + 60, 9) +
        fan(sheet, arm + 30, chest * 0.5, waistY, waist, 4, 0.8),
    }),
    sheet.seam(`M${-waist} ${waistY - 2}Q0 ${waistY + 8} ${waist} ${waistY - 2}`, { width: 2.2 }),
    belt,
    sheet.seam(neckline({ ...t, top: top + 6 }), { opacity: 0.4 }),
    sleeveless ? sheet.seam(spline(hole, false)) + sheet.seam(spline(flip(hole), false)) : '',
  ].join('');
}
